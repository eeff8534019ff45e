using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace CachePrefix.Postgres.Tests;

/// <summary>Embeds a text by its words, the same one always the same.</summary>
internal sealed class WordVectors : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 64;

    public static float[] Of(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in text.Split(' '))
        {
            var random = new Random(word.Aggregate(7, static (hash, letter) => unchecked((hash * 31) + letter)));
            for (var i = 0; i < Dimensions; i++)
                vector[i] += random.NextSingle() - 0.5f;
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static value => new Embedding<float>(Of(value)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
