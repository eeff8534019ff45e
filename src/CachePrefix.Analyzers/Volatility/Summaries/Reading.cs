using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the evaluation of one unit read: one for all that call the unit. Holds syntax, no symbols, so that it outlives its compilation.</summary>
/// <param name="unit">The unit; <see langword="null"/> for a question that no unit asks.</param>
internal sealed class Reading(ISymbol? unit)
{
    /// <summary>The files that hold the unit.</summary>
    public ImmutableArray<SyntaxTree> Files { get; } = [.. unit?.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct() ?? []];

    /// <summary>The names by which members were looked for.</summary>
    public HashSet<AskedName> Names { get; } = [];
}
