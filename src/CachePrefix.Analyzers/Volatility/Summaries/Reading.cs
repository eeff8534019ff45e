using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the evaluation of one unit read: one for all that call the unit. Holds syntax, no symbols, so that it outlives its compilation.</summary>
/// <param name="files">The files that hold the unit.</param>
internal sealed class Reading(IEnumerable<SyntaxTree> files)
{
    /// <summary>The files that were read.</summary>
    public ImmutableArray<SyntaxTree> Files { get; } = [.. files.Distinct()];

    /// <summary>The names by which members were looked for.</summary>
    public HashSet<AskedName> Names { get; } = [];
}
