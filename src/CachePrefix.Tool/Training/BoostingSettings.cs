namespace CachePrefix.Tool.Training;

/// <summary>How trees are boosted.</summary>
internal sealed record BoostingSettings
{
    public int Rounds { get; init; } = 120;

    public double Rate { get; init; } = 0.05;

    /// <summary>A tree of this depth has two to its power leaves.</summary>
    public int Depth { get; init; } = 3;

    public int LeastRows { get; init; } = 40;

    public double Ridge { get; init; } = 1;
}
