using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What a tier costs.</summary>
/// <param name="Tier">The tier's name.</param>
/// <param name="Model">The id of its model.</param>
/// <param name="InputPrice">US dollars per million tokens of uncached input, or <see langword="null"/> when the price is not known.</param>
/// <param name="ReadPrice">US dollars per million tokens read from the cache, or <see langword="null"/>.</param>
/// <param name="Caching">How the model's provider caches the layout, where that is not what the layout says; <see langword="null"/> where it is, or where the model is not known.</param>
internal sealed record TierPrice(string Tier, string Model, decimal? InputPrice, decimal? ReadPrice, string? Caching)
{
    /// <summary>The price for a model's tokens as they are counted in a text.</summary>
    public static TierPrice Of(ConfiguredTier tier, CatalogModel? model) => model?.Price is { } price
        ? new TierPrice(tier.Name, tier.Model, price.Input * model.TokenScale, price.CacheRead * model.TokenScale, CachingOf(model))
        : new TierPrice(tier.Name, tier.Model, InputPrice: null, ReadPrice: null, model is null ? null : CachingOf(model));

    private static string? CachingOf(CatalogModel model)
    {
        if (model.CachesByItself)
            return model.IncrementTokens is { } step ? $"prefixes are cached in steps of {step} tokens instead of at breakpoints" : "prefixes are cached without breakpoints";
        if (model.ShortLife == TimeSpan.FromMinutes(5) && model.LongLife == TimeSpan.FromHours(1))
            return null;

        return model.ShortLife == model.LongLife
            ? $"every breakpoint lives {Describe(model.ShortLife)}"
            : $"breakpoints live {Describe(model.ShortLife)} in place of 5m and {Describe(model.LongLife)} in place of 1h";
    }

    private static string Describe(TimeSpan life) => life.TotalHours >= 1 ? $"{(int)life.TotalHours}h" : $"{(int)life.TotalMinutes}m";
}
