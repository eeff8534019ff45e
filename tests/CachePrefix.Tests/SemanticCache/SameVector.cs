using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.SemanticCache;

/// <summary>The worst generator there can be: every question is like every other.</summary>
internal sealed class SameVector : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Calls { get; private set; }

    /// <summary>The model that its metadata names.</summary>
    public string? Model { get; init; }

    /// <summary>The tokens that each request reports; none when <see langword="null"/>.</summary>
    public long? Tokens { get; init; }

    public Func<string, float[]> VectorOf { get; init; } = static _ => [3, 4];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(VectorOf(value))))
        {
            Usage = Tokens is { } tokens ? new UsageDetails { InputTokenCount = tokens } : null,
        });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        Model is not null && serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, Model) : null;

    public void Dispose()
    {
    }
}
