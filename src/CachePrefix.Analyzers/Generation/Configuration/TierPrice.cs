using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What a tier costs.</summary>
/// <param name="Tier">The tier's name.</param>
/// <param name="Model">The id of its model.</param>
/// <param name="InputPrice">US dollars per million tokens of uncached input, or <see langword="null"/> when the price is not known.</param>
/// <param name="ReadPrice">US dollars per million tokens read from the cache, or <see langword="null"/>.</param>
internal sealed record TierPrice(string Tier, string Model, decimal? InputPrice, decimal? ReadPrice)
{
    /// <summary>The price for a model's tokens as they are counted in a text.</summary>
    public static TierPrice Of(ConfiguredTier tier, CatalogModel? model) => model?.Price is { } price
        ? new TierPrice(tier.Name, tier.Model, price.Input * model.TokenScale, price.CacheRead * model.TokenScale)
        : new TierPrice(tier.Name, tier.Model, InputPrice: null, ReadPrice: null);
}
