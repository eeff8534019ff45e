using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tool.Training;

/// <summary>Embeds the prompts of rows.</summary>
internal sealed class PromptEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator) : IDisposable
{
    private const int BatchSize = 16;
    private const int TimedPrompts = 100;

    /// <summary>The id of the embedding model.</summary>
    public string Model { get; } = generator.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId
        ?? throw new CommandException("The embedding generator does not say which model it uses.");

    /// <summary>Embeds each prompt once; prompts of similar length together, so that little is computed in vain.</summary>
    public async Task<float[][]> EmbedAsync(IReadOnlyList<string> prompts, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, prompts.Count).OrderBy(i => prompts[i].Length)];
        var vectors = new float[prompts.Count][];
        foreach (var batch in order.Chunk(BatchSize))
        {
            var embeddings = await generator.GenerateAsync(batch.Select(i => prompts[i]), cancellationToken: cancellationToken);
            for (var i = 0; i < batch.Length; i++)
                vectors[batch[i]] = embeddings[i].Vector.ToArray();
        }

        return vectors;
    }

    /// <summary>The mean time of one embedding at a time.</summary>
    public async Task<double> MicrosecondsPerPromptAsync(IReadOnlyList<string> prompts, CancellationToken cancellationToken)
    {
        var step = Math.Max(1, prompts.Count / TimedPrompts);
        var (count, watch) = (0, Stopwatch.StartNew());
        for (var i = 0; i < prompts.Count; i += step, count++)
            await generator.GenerateAsync([prompts[i]], cancellationToken: cancellationToken);
        return watch.Elapsed.TotalMicroseconds / count;
    }

    public void Dispose() => generator.Dispose();
}
