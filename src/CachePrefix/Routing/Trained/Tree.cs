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
