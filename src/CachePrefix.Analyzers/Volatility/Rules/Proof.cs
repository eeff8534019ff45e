using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>How sure it is that a value goes the way that was found; each doubt takes a step of severity.</summary>
internal static class Proof
{
    private const int FewestFiles = 4;

    private const int FewestSteps = 10;

    private static readonly HashSet<string> TestAttributes = new(StringComparer.Ordinal)
    {
        "Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "UnityTest", "Benchmark",
    };

    public static DiagnosticSeverity Lower(DiagnosticSeverity severity, Taint taint, SyntaxNode call) =>
        severity == DiagnosticSeverity.Hidden ? severity : (DiagnosticSeverity)Math.Max((int)DiagnosticSeverity.Hidden, (int)severity - Doubts(severity, taint, call));

    private static int Doubts(DiagnosticSeverity severity, Taint taint, SyntaxNode call) => ((severity == DiagnosticSeverity.Warning && IsLong(taint)) || IsFar(taint) ? 1 : 0) + (IsOfTest(call) || IsOfTest(taint.Origin) ? 1 : 0);

    /// <summary>Whether the way has so many steps that it is no longer sure to be one value's, as a warning has to be.</summary>
    private static bool IsLong(Taint taint) => taint.Hops is { Depth: >= FewestSteps };

    /// <summary>Whether the way goes through so many files that it is no longer sure to be one value's.</summary>
    private static bool IsFar(Taint taint) => Hop.Unroll(taint.Hops).Select(static hop => hop.SyntaxTree).Distinct().Take(FewestFiles).Count() == FewestFiles;

    /// <summary>Whether a test makes the value or sends the prompt, whatever project it is in.</summary>
    private static bool IsOfTest(SyntaxNode code) =>
        code.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => TestAttributes.Contains(NameOf(attribute.Name)));

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax alias => NameOf(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
