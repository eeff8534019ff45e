namespace CachePrefix;

/// <summary>A tree of fixed depth, level by level: an inner node asks whether its feature is above its threshold and goes right if so.</summary>
/// <param name="Features">By inner node, the feature it looks at.</param>
/// <param name="Thresholds">By inner node; positive infinity for a node that asks nothing.</param>
/// <param name="Values">By leaf, what it adds to the score.</param>
internal sealed record Tree(byte[] Features, float[] Thresholds, float[] Values)
{
    public float Of(ReadOnlySpan<float> row)
    {
        var node = 0;
        while (node < Thresholds.Length)
            node = (2 * node) + (row[Features[node]] > Thresholds[node] ? 2 : 1);
        return Values[node - Thresholds.Length];
    }
}

/// <summary>Trees whose values add up to the logarithm of the odds.</summary>
/// <param name="Start">What is added to all.</param>
/// <param name="Depth">The depth of each tree.</param>
/// <param name="Trees">The trees.</param>
internal sealed record TreeEnsemble(float Start, int Depth, Tree[] Trees)
{
    public double Of(ReadOnlySpan<float> row)
    {
        double score = Start;
        foreach (var tree in Trees)
            score += tree.Of(row);
        return score;
    }
}
