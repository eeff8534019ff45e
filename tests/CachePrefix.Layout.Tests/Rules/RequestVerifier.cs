using CachePrefix.Analyzers.Requests;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>Verifies the request rules, and their fixes, on the statements of one method.</summary>
internal static class RequestVerifier
{
    /// <summary>Verifies that exactly the marked code is reported; what has a fix stays as it is only if none is offered.</summary>
    public static Task VerifyAsync(string statements, string members = "") => RunAsync(test => test.TestCode = Class(statements, members));

    /// <summary>Verifies the report and what the fixes leave, one after the other and with Fix All.</summary>
    public static async Task VerifyFixAsync(string statements, string repaired, string members = "", string usings = "", DiagnosticResult? expected = null)
    {
        var test = new CSharpCodeFixTest<RequestAnalyzer, RequestLayoutCodeFixProvider> { TestCode = Class(statements, members, usings), FixedCode = Class(repaired, members, usings) };
        test.TestState.AdditionalReferences.AddRange(ReferenceSets.FromTypes(typeof(BinaryData)));
        if (expected is { } diagnostic)
            test.ExpectedDiagnostics.Add(diagnostic);
        await test.RunAsync();
    }

    public static string Class(string statements, string members = "", string usings = "") => $$"""
        #pragma warning disable SCME0001, OPENAI001
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic;
        {{(usings.Length == 0 ? "using Anthropic.Models.Messages;" : usings)}}
        using CachePrefix;
        using Microsoft.Extensions.AI;

        public class Subject
        {
            {{members}}

            public async Task RunAsync(AnthropicClient client, IChatClient chat, string question, List<ChatMessage> history, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static async Task RunAsync(Action<CSharpAnalyzerTest<RequestAnalyzer>> configure)
    {
        var test = new CSharpAnalyzerTest<RequestAnalyzer>();
        configure(test);
        test.TestState.AdditionalReferences.AddRange(ReferenceSets.FromTypes(typeof(BinaryData)));
        await test.RunAsync();
    }
}
