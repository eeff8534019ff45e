using System.Buffers;

namespace CachePrefix;

/// <summary>
/// A linear model of the words of a prompt, their pairs and its shape: one score a tier. A word counts by how rare it is, and all words of a prompt together count as much as those of any other prompt.
/// </summary>
internal sealed class NGramLayer
{
    /// <summary>The binary logarithm of the count of buckets.</summary>
    public required int Bits { get; init; }

    /// <summary>By tier.</summary>
    public required float[] Bias { get; init; }

    /// <summary>By bucket, how much its words count; 0 for buckets that training did not see often enough.</summary>
    public required float[] Rarity { get; init; }

    /// <summary>By bucket and tier.</summary>
    public required float[] Weights { get; init; }

    /// <summary>By standardised number of the shape and tier.</summary>
    public required float[] ShapeWeights { get; init; }

    /// <summary>Scores a prompt.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="shape">Its standardised shape.</param>
    /// <param name="scores">Takes the logarithm of the odds, by tier.</param>
    /// <returns>The share of the prompt's words and pairs that training knew, from 0 to 1; 0 for a prompt without any.</returns>
    public float Score(ReadOnlySpan<char> text, ReadOnlySpan<float> shape, Span<double> scores)
    {
        var tiers = Bias.Length;
        var rented = ArrayPool<int>.Shared.Rent(Math.Max(1, NGramHasher.MostBuckets(text.Length)));
        var buckets = rented.AsSpan(0, NGramHasher.Hash(text, Bits, rented));
        double squares = 0;
        var known = 0;
        Span<double> sums = stackalloc double[tiers];
        sums.Clear();
        foreach (var bucket in buckets)
        {
            double rarity = Rarity[bucket];
            if (rarity == 0)
                continue;
            known++;
            squares += rarity * rarity;
            for (var tier = 0; tier < tiers; tier++)
                sums[tier] += rarity * Weights[(bucket * tiers) + tier];
        }

        var scale = squares == 0 ? 0 : 1 / Math.Sqrt(squares);
        for (var tier = 0; tier < tiers; tier++)
        {
            var score = Bias[tier] + (scale * sums[tier]);
            for (var i = 0; i < shape.Length; i++)
                score += shape[i] * ShapeWeights[(i * tiers) + tier];
            scores[tier] = score;
        }

        var count = buckets.Length;
        ArrayPool<int>.Shared.Return(rented);
        return count == 0 ? 0 : (float)known / count;
    }
}
