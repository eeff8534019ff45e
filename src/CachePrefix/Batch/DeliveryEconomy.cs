using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What many prompts cost directly and as a batch, estimated from some of them.</summary>
internal sealed class DeliveryEconomy
{
    private readonly List<DeliverySample> _samples;
    private readonly int _prompts;
    private readonly PromptRuntime _runtime;
    private readonly int _sharedBlocks;

    public DeliveryEconomy(List<DeliverySample> samples, int prompts, PromptRuntime runtime)
    {
        _samples = samples;
        _prompts = prompts;
        _runtime = runtime;
        _sharedBlocks = SharedBlocks(samples);
    }

    /// <summary>Whether several requests have a prefix in common that is long enough to be cached.</summary>
    public bool SharesPrefix => _prompts > 1 && _samples.Any(sample => _runtime.Prices.ModelOf(sample.Tier.Model) is { } model && CachedTokens(sample, model) > 0);

    /// <returns>Both costs in US dollars; <see langword="null"/> where a model has no price.</returns>
    public (decimal Direct, decimal Batch)? Compare(BatchOptions options, double leastHits, double mostHits)
    {
        var hits = (decimal)Math.Clamp(options.ExpectedHitRate ?? (options.Seed ? mostHits : (leastHits + mostHits) / 2), 0, 1);
        var timestamp = _runtime.Time.GetTimestamp();
        decimal direct = 0;
        decimal batch = 0;
        foreach (var tier in _samples.GroupBy(static sample => sample.Tier))
        {
            var calls = (decimal)_prompts * tier.Count() / _samples.Count;
            decimal directRest = 0;
            decimal batchRest = 0;
            foreach (var sample in tier)
            {
                if (_runtime.Prices.ModelOf(sample.Tier.Model) is not { } model || _runtime.Prices.Find(model.Id, new TokenUsage(Tokens(sample, sample.Blocks.Count, model)), timestamp) is not { } price)
                    return null;

                var cached = CachedTokens(sample, model);
                var own = (Tokens(sample, sample.Blocks.Count, model) - cached) * price.Input + sample.Output * price.Output;
                var read = cached * price.CacheRead;
                var multiplier = model.Provider.BatchMultiplier;
                directRest += own + read;
                batchRest += multiplier * (own + (hits * read) + ((1 - hits) * Write(cached, price, sample.BatchTtl)));
                if (sample == tier.First())
                {
                    direct += Write(cached, price, sample.DirectTtl) - read;
                    batch += multiplier * hits * (Write(cached, price, sample.BatchTtl) - read);
                }
            }

            direct += calls * directRest / tier.Count();
            batch += calls * batchRest / tier.Count();
        }

        return (direct / 1_000_000, batch / 1_000_000);
    }

    private static decimal Write(long tokens, TokenPrice price, CacheTtl ttl) => tokens * (ttl == CacheTtl.OneHour ? price.CacheWrite1h : price.CacheWrite5m);

    private long CachedTokens(DeliverySample sample, ModelInfo model)
    {
        // Up to a breakpoint where the provider caches up to those, else as far as the requests are alike.
        var blocks = _sharedBlocks;
        while (model.Caching == CachingMode.Breakpoints && blocks > 0 && !sample.Blocks[blocks - 1].EndsSpan)
            blocks--;
        var tokens = Tokens(sample, blocks, model);
        return tokens >= (model.MinimumPrefixTokens ?? 0) ? tokens : 0;
    }

    private static long Tokens(DeliverySample sample, int blocks, ModelInfo model)
    {
        long tokens = 0;
        for (var index = 0; index < blocks; index++)
            tokens += TokenEstimate.Of(sample.Blocks[index].Text).Likely;
        return (long)(tokens * model.TokenScale);
    }

    private static int SharedBlocks(List<DeliverySample> samples)
    {
        var first = samples[0].Blocks;
        var shared = first.Count;
        foreach (var sample in samples.Skip(1))
        {
            var blocks = 0;
            while (blocks < shared && blocks < sample.Blocks.Count && sample.Blocks[blocks].Text == first[blocks].Text)
                blocks++;
            shared = blocks;
        }

        return shared;
    }
}
