using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility;
using CachePrefix.Analyzers.Volatility.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>An editor cancels what it asked for and asks again with another token.</summary>
public sealed class CancelledSearchTests
{
    private const string Code = """
        using System;
        using Microsoft.Extensions.AI;
        class A
        {
            System.Collections.Generic.List<ChatMessage> Ask() => [new(ChatRole.System, "You help. It is " + DateTime.Now + "."), new(ChatRole.User, "Hello"), new(ChatRole.System, "Be brief.")];
        }
        """;

    [Fact]
    public void A_volatile_value_is_found_after_a_cancelled_search() => AssertFound(new VolatilityAnalyzer());

    [Fact]
    public void A_request_is_judged_after_a_cancelled_search() => AssertFound(new RequestAnalyzer());

    private static void AssertFound(CodeAnalyzer analyzer)
    {
        using var stop = new CancellationTokenSource();
        var compilation = CSharpCompilation.Create("Subject", [CSharpSyntaxTree.ParseText(Code)], Testing.ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([]);
        var analyze = analyzer.Begin(compilation, options, stop.Token)!;
        var found = new List<Diagnostic>();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => analyze(Context(stop.Token)));
        Assert.Empty(found);
        analyze(Context(CancellationToken.None));

        Assert.NotEmpty(found);

#pragma warning disable CS0618 // A driver does not let a test choose when it cancels.
        SemanticModelAnalysisContext Context(CancellationToken token) => new(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), options, found.Add, static _ => true, token);
#pragma warning restore CS0618
    }
}
