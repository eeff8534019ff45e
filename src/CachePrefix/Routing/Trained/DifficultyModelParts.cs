namespace CachePrefix;

/// <summary>All that a trained router consists of.</summary>
internal sealed class DifficultyModelParts
{
    public required DifficultyTier[] Tiers { get; init; }

    public required int Rows { get; init; }

    public required double Threshold { get; init; }

    public required OperatingPoint[] OperatingPoints { get; init; }

    public required Standardizer Shape { get; init; }

    public required NGramLayer NGrams { get; init; }

    /// <summary>By tier, trees on the shape.</summary>
    public required TreeEnsemble[] Trees { get; init; }

    public EmbeddingLayer? Embedding { get; init; }

    /// <summary>For prompts without embedding.</summary>
    public required LayerStack Words { get; init; }

    /// <summary>For prompts with embedding.</summary>
    public LayerStack? WordsAndMeaning { get; init; }

    public required Familiarity Familiarity { get; init; }

    /// <summary>Lets every layer score a prompt.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="shape">Its shape as measured.</param>
    /// <param name="embedding">Its embedding, or empty.</param>
    /// <param name="logits">Takes the scores by layer and tier.</param>
    /// <returns>The share of known words, and how near the embedding lies to what training knew.</returns>
    public (float Known, float? Near) Score(ReadOnlySpan<char> text, ReadOnlySpan<float> shape, ReadOnlySpan<float> embedding, Span<double> logits)
    {
        Span<float> standardised = stackalloc float[Standardizer.Count];
        Shape.Apply(shape, standardised);
        var known = NGrams.Score(text, standardised, logits[..Tiers.Length]);
        for (var tier = 0; tier < Tiers.Length; tier++)
            logits[Tiers.Length + tier] = Trees[tier].Of(shape);
        if (embedding.IsEmpty)
        {
            logits[(2 * Tiers.Length)..].Clear();
            return (known, null);
        }

        return (known, Embedding!.Score(embedding, logits[(2 * Tiers.Length)..]));
    }
}
