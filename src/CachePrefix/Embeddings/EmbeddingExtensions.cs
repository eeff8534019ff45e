using CachePrefix;

namespace Microsoft.Extensions.AI;

/// <summary>Adds coalescing to embedding generators.</summary>
public static class EmbeddingExtensions
{
    /// <summary>Sends the texts of calls that wait at the same time in one request, each text once.</summary>
    /// <param name="generator">Makes the embeddings.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The generator with coalescing.</returns>
    public static CoalescingEmbeddingGenerator WithCoalescing(this IEmbeddingGenerator<string, Embedding<float>> generator, CoalescingOptions? options = null) =>
        new(generator, options);
}
