using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace FaqBot;

/// <summary>Embeds each text once, so that comparing six caches takes no longer than one.</summary>
internal sealed class RememberingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly ConcurrentDictionary<string, Embedding<float>> _known = new();

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var missing = texts.Where(text => !_known.ContainsKey(text)).Distinct().ToList();
        var made = missing.Count == 0 ? [] : await base.GenerateAsync(missing, options, cancellationToken);
        for (var i = 0; i < made.Count; i++)
            _known[missing[i]] = made[i];
        return [.. texts.Select(text => _known[text])];
    }
}
