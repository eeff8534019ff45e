using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What calls would have cost on one fixed model.</summary>
internal sealed class Baseline(ModelInfo? model, PriceBook prices)
{
    /// <summary>
    /// The cost of the same answer without a cache and with a warm one. Tokens are converted by the models' token scales; unknown where no price is.
    /// </summary>
    /// <param name="own">The model that answered.</param>
    /// <param name="ownId">Its id as the response gives it.</param>
    /// <param name="usage">What the answer took.</param>
    /// <param name="timestamp">The time of the call as the time provider's timestamp.</param>
    public (decimal? Uncached, decimal? Warm) CostOf(ModelInfo? own, string? ownId, in TokenUsage usage, long timestamp)
    {
        var scale = model is null || own is null || own.TokenScale == model.TokenScale ? 1m : model.TokenScale / own.TokenScale;
        var id = model?.Id ?? ownId;
        var cached = Scale(usage.CacheRead + usage.CacheWrite, scale);
        var fresh = Scale(usage.UncachedInput, scale);
        var warm = new TokenUsage(fresh, CacheRead: cached, Output: Scale(usage.Output, scale));
        if (prices.Find(id, warm, timestamp) is not { } row)
            return (null, null);

        return (row.TotalOf(new TokenUsage(fresh + cached, Output: warm.Output)), row.TotalOf(warm));
    }

    /// <summary>The dearest model by the price of its output today, or nothing when no model has a price.</summary>
    public static ModelInfo? Dearest(IEnumerable<ModelInfo?> models, DateOnly today) => models
        .Where(model => model?.PricesAt(today) is not null)
        .MaxBy(model => model!.PricesAt(today)!.For(0).Output);

    private static long Scale(long tokens, decimal scale) => scale == 1 ? tokens : (long)decimal.Round(tokens * scale);
}
