using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What a tier costs and how it caches.</summary>
/// <param name="Tier">The tier's name.</param>
/// <param name="Model">The id of its model.</param>
/// <param name="InputPrice">US dollars per million tokens of uncached input, or <see langword="null"/> when the price is not known.</param>
/// <param name="ReadPrice">US dollars per million tokens read from the cache, or <see langword="null"/>.</param>
/// <param name="Caching">How the model's provider caches the layout.</param>
/// <param name="Note">What the table of the layout cannot say of that, or <see langword="null"/>.</param>
internal sealed record TierPrice(string Tier, string Model, decimal? InputPrice, decimal? ReadPrice, TierCaching Caching, string? Note)
{
    /// <summary>The price for a model's tokens as they are counted in a text.</summary>
    public static TierPrice Of(ConfiguredTier tier, ModelInfo? model)
    {
        var price = model?.Price;
        return new TierPrice(tier.Name, tier.Model, price?.Input * model?.TokenScale, price?.CacheRead * model?.TokenScale, TierCaching.Of(model), NoteOf(model));
    }

    private static string? NoteOf(ModelInfo? model) =>
        model is not { CachesByItself: true } ? null
        : model.IncrementTokens is { } step ? $"prefixes are cached in steps of {step} tokens instead of at breakpoints"
        : "prefixes are cached without breakpoints";
}
