using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What the embeddings of a generator cost. One that reports no tokens and whose model has no price runs in the process and is free.</summary>
internal sealed class EmbeddingPrice
{
    private readonly PriceBook _prices;
    private readonly TimeProvider _time;
    private readonly string? _model;

    public EmbeddingPrice(IEmbeddingGenerator generator, TimeProvider time)
    {
        _prices = new PriceBook(ModelCatalog.Embeddings, time);
        _time = time;
        _model = (generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId;
    }

    /// <summary>What a request took whose answer did not come: nobody knows where embeddings cost something.</summary>
    public (TokenUsage Usage, decimal? Cost) Unanswered => (default, _prices.Find(_model, default, _time.GetTimestamp()) is null ? 0 : null);

    public (TokenUsage Usage, decimal? Cost) Of(GeneratedEmbeddings<Embedding<float>> embeddings)
    {
        var usage = new TokenUsage(embeddings.Usage?.InputTokenCount ?? embeddings.Usage?.TotalTokenCount ?? 0);
        var price = _prices.Find((embeddings.Count > 0 ? embeddings[0].ModelId : null) ?? _model, usage, _time.GetTimestamp());
        return (usage, price is not null ? (usage.Total == 0 ? null : price.TotalOf(usage)) : usage.Total == 0 ? 0 : null);
    }
}
