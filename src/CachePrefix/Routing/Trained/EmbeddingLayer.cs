using System.Numerics.Tensors;

namespace CachePrefix;

/// <summary>A kernel model of a prompt's embedding: how near the embedding lies to each of some landmarks decides the score of each tier.</summary>
internal sealed class EmbeddingLayer
{
    /// <summary>The id of the embedding model.</summary>
    public required string Model { get; init; }

    /// <summary>The count of numbers of an embedding.</summary>
    public required int Dimensions { get; init; }

    /// <summary>By how much nearness falls with the squared distance.</summary>
    public required float Gamma { get; init; }

    /// <summary>One after another, <see cref="Dimensions"/> numbers each.</summary>
    public required float[] Landmarks { get; init; }

    /// <summary>By tier.</summary>
    public required float[] Bias { get; init; }

    /// <summary>By landmark and tier.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Scores an embedding.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="scores">Takes the logarithm of the odds, by tier.</param>
    /// <returns>The cosine between the embedding and the nearest landmark.</returns>
    public float Score(ReadOnlySpan<float> embedding, Span<double> scores)
    {
        var tiers = Bias.Length;
        for (var tier = 0; tier < tiers; tier++)
            scores[tier] = Bias[tier];

        var nearest = -1f;
        var length = TensorPrimitives.Norm(embedding);
        for (var i = 0; i * Dimensions < Landmarks.Length; i++)
        {
            var landmark = Landmarks.AsSpan(i * Dimensions, Dimensions);
            var cosine = TensorPrimitives.Dot(embedding, landmark) / Math.Max(length, float.Epsilon);
            nearest = Math.Max(nearest, cosine);
            var nearness = Math.Exp(-Gamma * Math.Max(0, 2 - (2 * cosine)));
            for (var tier = 0; tier < tiers; tier++)
                scores[tier] += nearness * Weights[(i * tiers) + tier];
        }

        return nearest;
    }
}
