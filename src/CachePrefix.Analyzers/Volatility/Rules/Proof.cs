using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>How sure it is that a value goes the way that was found; each doubt takes a step of severity.</summary>
internal static class Proof
{
    private const int FewestFar = 4;

    private const int FewestLong = 13;

    private static readonly HashSet<string> TestAttributes = new(StringComparer.Ordinal)
    {
        "Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "UnityTest", "Benchmark",
    };

    public static DiagnosticSeverity Lower(DiagnosticSeverity severity, Taint taint, SyntaxNode call) =>
        severity == DiagnosticSeverity.Hidden ? severity : (DiagnosticSeverity)Math.Max((int)DiagnosticSeverity.Hidden, (int)severity - Doubts(taint, call));

    private static int Doubts(Taint taint, SyntaxNode call) => (IsFar(taint) ? 1 : 0) + (IsLong(taint) ? 1 : 0) + (IsOfTest(call) ? 1 : 0);

    /// <summary>Whether the way goes through so many files that it is no longer sure to be one value's.</summary>
    private static bool IsFar(Taint taint) => Hop.Unroll(taint.Hops).Select(static hop => hop.SyntaxTree).Distinct().Take(FewestFar).Count() == FewestFar;

    /// <summary>Whether what is made by the program takes so many steps that it rather decides on the text than is a part of it.</summary>
    private static bool IsLong(Taint taint) => (taint.Kind & (VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Order)) != 0 && taint.Hops?.Depth >= FewestLong;

    /// <summary>Whether the prompt is sent by a test, whatever project that is in.</summary>
    private static bool IsOfTest(SyntaxNode call) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => TestAttributes.Contains(NameOf(attribute.Name)));

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax alias => NameOf(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
