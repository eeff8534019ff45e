namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the code of a member does with a name.</summary>
internal enum NameUse
{
    Mentioned,
    Assigned,
    Counted,
}

/// <summary>A question that an evaluation asked: which members use a name so.</summary>
/// <param name="Use">The use.</param>
/// <param name="Name">The name.</param>
internal readonly record struct AskedName(NameUse Use, string Name);
