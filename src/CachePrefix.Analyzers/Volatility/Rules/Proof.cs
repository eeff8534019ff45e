using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>How sure it is that a value goes the way that was found; a doubt takes a step of severity.</summary>
internal static class Proof
{
    private const int FewestFiles = 4;

    private const int FewestSteps = 10;

    /// <summary>What is made to be shown. An id or an order that goes a long way finds something at its end far more often than it is told to a model.</summary>
    private const VolatilityKind Shown = VolatilityKind.Clock | VolatilityKind.Declared | VolatilityKind.MutableState;

    public static DiagnosticSeverity Lower(DiagnosticSeverity severity, Taint taint) => severity switch
    {
        DiagnosticSeverity.Hidden => severity,
        DiagnosticSeverity.Warning when IsLong(taint) => (taint.Kind & Shown) != 0 ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden,
        _ => IsFar(taint) ? severity - 1 : severity,
    };

    /// <summary>Whether the way has so many steps that it is no longer sure to be one value's, as a warning has to be.</summary>
    private static bool IsLong(Taint taint) => taint.Hops is { Depth: >= FewestSteps };

    /// <summary>Whether the way goes through so many files that it is no longer sure to be one value's.</summary>
    private static bool IsFar(Taint taint) => Hop.Unroll(taint.Hops).Select(static hop => hop.SyntaxTree).Distinct().Take(FewestFiles).Count() == FewestFiles;
}
