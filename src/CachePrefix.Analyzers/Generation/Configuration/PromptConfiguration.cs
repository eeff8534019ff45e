using CachePrefix.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What <c>cacheprefix.json</c> says, as far as it can be understood.</summary>
internal sealed record PromptConfiguration
{
    public const string FileName = "cacheprefix.json";

    public static PromptConfiguration Empty { get; } = new();

    /// <summary>The tiers in the order of the file.</summary>
    public EquatableArray<ConfiguredTier> Tiers { get; init; }

    /// <summary>The lifetime of each cached rung, <see cref="CacheTtl.Default"/> where the file has none; empty without any.</summary>
    public EquatableArray<int> Ttls { get; init; }

    /// <summary>The lifetimes of <see cref="Ttls"/>, which a value that is compared can only hold as numbers.</summary>
    public static IReadOnlyList<CacheTtl> LifetimesOf(EquatableArray<int> ttls) => [.. ttls.Select(static ttl => (CacheTtl)ttl)];

    /// <summary>The prices of the tiers, in their order.</summary>
    public EquatableArray<TierPrice> Prices { get; init; }

    /// <summary>This configuration with the prices that a catalogue gives for the models of its tiers.</summary>
    public PromptConfiguration WithPrices(ModelCatalog models) =>
        this with { Prices = Tiers.Select(tier => TierPrice.Of(tier, models.Find(tier.Model))).ToEquatableArray() };

    public static bool IsConfiguration(AdditionalText file) =>
        string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);
}
