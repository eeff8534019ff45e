using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What has to be the same for what was found of a unit to hold in another compilation that declares the same.</summary>
internal sealed class Dependencies
{
    /// <summary>The files whose bodies were looked at.</summary>
    public HashSet<SyntaxTree> Files { get; } = [];

    /// <summary>The names by which members were looked for.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether calls were so many or so deep that they were not all followed: then it matters which units were solved before.</summary>
    public bool IsCut { get; set; }

    public void Add(Dependencies other)
    {
        Files.UnionWith(other.Files);
        Names.UnionWith(other.Names);
        IsCut |= other.IsCut;
    }
}
