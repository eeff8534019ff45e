using CachePrefix.Analyzers.Generation;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>Verifies a rule about definitions, and that what the generator makes of the same source compiles.</summary>
internal static class DefinitionVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using CachePrefix;
        using Microsoft.Extensions.AI;

        """;

    /// <summary>Any declarations, with the diagnostics as markup.</summary>
    public static async Task VerifyAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerVerifier<TAnalyzer>.Test { TestCode = Usings + source, Generators = { new PromptGenerator() } };
        test.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync();
    }

    /// <summary>The members of a partial record with a tier and an input, with the diagnostics as markup.</summary>
    public static Task VerifyMembersAsync(string members, params DiagnosticResult[] expected) => VerifyAsync(
        $$"""
        [Prompt, Tier("simple")]
        public partial record Ask : IPrompt<string>
        {
            [PromptInput] public string? Question { get; init; }
            {{members}}
        }
        """,
        expected);
}
