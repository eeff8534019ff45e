using System.Collections.Immutable;

namespace CachePrefix;

/// <summary>
/// What <c>cacheprefix train</c> learned of which tier answers which prompts rightly. Needs no network, takes some ten microseconds a prompt, depends on nothing but the prompt, and may be
/// used by any number of threads. Load it once.
/// </summary>
public sealed class DifficultyModel
{
    internal DifficultyModel(DifficultyModelParts parts)
    {
        Parts = parts;
        Tiers = [.. parts.Tiers];
        OperatingPoints = [.. parts.OperatingPoints];
    }

    /// <summary>The tiers, from cheap to dear.</summary>
    public ImmutableArray<DifficultyTier> Tiers { get; }

    /// <summary>What thresholds cost and achieve, from the cheapest to the dearest.</summary>
    public ImmutableArray<OperatingPoint> OperatingPoints { get; }

    /// <summary>The threshold that training chose.</summary>
    public double Threshold => Parts.Threshold;

    /// <summary>How many prompts it learned from.</summary>
    public int Rows => Parts.Rows;

    /// <summary>The id of the embedding model that can be used beside the words, or <see langword="null"/> when words are all it learned.</summary>
    public string? EmbeddingModel => Parts.Embedding?.Model;

    internal DifficultyModelParts Parts { get; }

    /// <summary>Loads a file that <c>cacheprefix train</c> wrote.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="CachePrefixConfigurationException">The file cannot be read, is damaged, is no such file or is of a newer version.</exception>
    public static DifficultyModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return DifficultyModelFile.Read(File.ReadAllBytes(path), $"'{path}'");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CachePrefixConfigurationException($"The router file '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the content of a file that <c>cacheprefix train</c> wrote, such as an embedded resource.</summary>
    /// <param name="content">All of the content.</param>
    /// <exception cref="CachePrefixConfigurationException">The content is damaged, of another kind or of a newer version.</exception>
    public static DifficultyModel Read(ReadOnlySpan<byte> content) => DifficultyModelFile.Read(content, "given");

    /// <summary>Reads a stream to its end, such as that of an embedded resource.</summary>
    /// <param name="content">The stream.</param>
    /// <exception cref="CachePrefixConfigurationException">The content is damaged, of another kind or of a newer version.</exception>
    public static DifficultyModel Read(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Judges a prompt by its words, and by its embedding where one is given.</summary>
    /// <param name="prompt">The text of the last user turn.</param>
    /// <param name="embedding">Its embedding by <see cref="EmbeddingModel"/>; empty for none.</param>
    /// <returns>The probabilities of a right answer.</returns>
    /// <exception cref="ArgumentException">The embedding has another count of numbers than training had, or training had none.</exception>
    public DifficultyPrediction Predict(string prompt, ReadOnlySpan<float> embedding = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (!embedding.IsEmpty && embedding.Length != (Parts.Embedding?.Dimensions ?? 0))
            throw new ArgumentException($"The embedding has {embedding.Length} numbers; the router learned from {Parts.Embedding?.Dimensions ?? 0}.", nameof(embedding));

        Span<float> shape = stackalloc float[PromptShape.Count];
        Span<double> logits = stackalloc double[Tiers.Length * LayerStack.Layers];
        PromptShape.Measure(prompt, shape);
        var (known, near) = Parts.Score(prompt, shape, embedding, logits);
        var probabilities = new double[Tiers.Length];
        (embedding.IsEmpty ? Parts.Words : Parts.WordsAndMeaning!).Combine(logits, probabilities);
        return new DifficultyPrediction(probabilities, Parts.Familiarity.Objection(shape, known, near));
    }
}
