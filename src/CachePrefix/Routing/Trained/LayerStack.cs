namespace CachePrefix;

/// <summary>Weighs what the layers say of each tier. Fitted on prompts that the layers had not seen, so that its probabilities are calibrated.</summary>
internal sealed class LayerStack
{
    /// <summary>Words, shape, meaning.</summary>
    public const int Layers = 3;

    /// <summary>By tier.</summary>
    public required float[] Bias { get; init; }

    /// <summary>By tier and layer.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Makes probabilities of scores.</summary>
    /// <param name="logits">By layer and tier.</param>
    /// <param name="probabilities">Takes the probabilities, by tier.</param>
    public void Combine(ReadOnlySpan<double> logits, Span<double> probabilities)
    {
        var tiers = Bias.Length;
        for (var tier = 0; tier < tiers; tier++)
        {
            double score = Bias[tier];
            for (var layer = 0; layer < Layers; layer++)
                score += Weights[(tier * Layers) + layer] * logits[(layer * tiers) + tier];
            probabilities[tier] = 1 / (1 + Math.Exp(-score));
        }
    }
}
