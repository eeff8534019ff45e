namespace CachePrefix;

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
