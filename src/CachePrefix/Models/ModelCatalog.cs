using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>The price sheet and cache limits of known models.</summary>
/// <remarks>
/// The default catalogue is the resource <c>models.json</c> of this assembly: dated rows, each with the addresses it was taken from.
/// Prices change; put rows of your own over it with <c>Override</c>. The type is immutable and safe for concurrent use.
/// </remarks>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed partial class ModelCatalog
{
    private const string ResourceName = "models.json";

    private readonly CatalogDocument _document;
    private readonly IReadOnlyDictionary<string, ModelInfo> _byName;
    private readonly IReadOnlyDictionary<string, ProviderInfo> _providers;
    private readonly IReadOnlyDictionary<string, PlatformInfo> _platforms;
    private readonly ConcurrentDictionary<(ModelInfo Model, PlatformInfo Platform, decimal PriceMultiplier), ModelInfo> _onPlatforms = new();

    private ModelCatalog(CatalogDocument document, Action<ModelCatalogException>? report = null)
    {
        var reader = new CatalogReader(report);
        reader.Read(document);
        _document = document;
        _providers = reader.Providers;
        _platforms = reader.Platforms;
        _byName = reader.ModelsByName;
        Models = reader.Models;
        Providers = [.. _providers.Values];
        Platforms = [.. _platforms.Values];
    }

    /// <summary>All models, in the order of the file.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>All providers.</summary>
    public IReadOnlyList<ProviderInfo> Providers { get; }

    /// <summary>All platforms that sell the models of providers, such as Amazon Bedrock.</summary>
    public IReadOnlyList<PlatformInfo> Platforms { get; }

    /// <summary>Finds a provider.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="provider">The provider, if there is one.</param>
    public bool TryFindProvider(string id, [NotNullWhen(true)] out ProviderInfo? provider) => _providers.TryGetValue(id, out provider);

    /// <summary>Finds a platform.</summary>
    /// <param name="id">The platform's id, such as <c>bedrock</c>.</param>
    /// <param name="platform">The platform, if there is one.</param>
    public bool TryFindPlatform(string id, [NotNullWhen(true)] out PlatformInfo? platform) => _platforms.TryGetValue(id, out platform);

    /// <summary>
    /// Finds a model by its id, an alias, a dated snapshot id such as <c>claude-haiku-4-5-20251001</c> or <c>gpt-5-2025-08-07</c>, or the id that a
    /// platform gives it, such as <c>us.anthropic.claude-haiku-4-5-20251001-v1:0</c> or the resource name that ends with it; the model then has that
    /// platform's limits and prices.
    /// </summary>
    /// <param name="id">The id; upper and lower case count as equal.</param>
    /// <param name="model">The model, if it is known.</param>
    public bool TryFind(string id, [NotNullWhen(true)] out ModelInfo? model)
    {
        if (id == null)
            throw new ArgumentNullException(nameof(id));
        return TryFindName(id, out model) || TryFindOnPlatform(id.Substring(id.LastIndexOf('/') + 1), out model);
    }

    /// <summary>Finds a model on a platform whose ids do not tell it.</summary>
    /// <param name="id">The id, as for <see cref="TryFind(string, out ModelInfo?)"/>.</param>
    /// <param name="platform">A platform of this catalogue.</param>
    /// <param name="model">The model with the platform's limits, if it is known and the platform sells its provider's models.</param>
    public bool TryFind(string id, PlatformInfo platform, [NotNullWhen(true)] out ModelInfo? model)
    {
        if (platform == null)
            throw new ArgumentNullException(nameof(platform));
        if (!TryFind(id, out model) || model.Provider != platform.Provider)
        {
            model = null;
            return false;
        }

        if (model.Platform is null)
            model = OnPlatform(model, platform, 1);
        return true;
    }

    /// <summary>The cost of one call.</summary>
    /// <param name="modelId">An id as for <see cref="TryFind(string, out ModelInfo?)"/>.</param>
    /// <param name="usage">The tokens of one call.</param>
    /// <param name="date">The day of the call, in UTC.</param>
    /// <returns><see langword="null"/>, not zero, where the model or its price on that day is unknown.</returns>
    public CallCost? CostOf(string modelId, in TokenUsage usage, DateOnly date) =>
        TryFind(modelId, out var model) ? model.CostOf(usage, date) : null;

    private bool TryFindName(string id, [NotNullWhen(true)] out ModelInfo? model) =>
        _byName.TryGetValue(id, out model)
        || (SnapshotSuffix(id) is > 0 and var length && _byName.TryGetValue(id.Substring(0, id.Length - length), out model));

    private bool TryFindOnPlatform(string id, [NotNullWhen(true)] out ModelInfo? model)
    {
        foreach (var platform in Platforms)
        {
            if (platform.Strip(id) is not var (name, multiplier) || !TryFindName(name, out model) || model.Provider != platform.Provider)
                continue;
            model = OnPlatform(model, platform, multiplier);
            return true;
        }

        model = null;
        return false;
    }

    private ModelInfo OnPlatform(ModelInfo model, PlatformInfo platform, decimal priceMultiplier) => _onPlatforms.GetOrAdd(
        (model, platform, priceMultiplier), static key => key.Model.On(key.Platform, key.PriceMultiplier));

    /// <summary>The length of a snapshot date with the sign before it.</summary>
    private static int SnapshotSuffix(string id)
    {
        if (EndsWithDate(id, "yyyyMMdd") && id[id.Length - 9] is '-' or '@')
            return 9;
        return EndsWithDate(id, "yyyy-MM-dd") && id[id.Length - 11] == '-' ? 11 : 0;
    }

    private static bool EndsWithDate(string id, string format) =>
        id.Length > format.Length + 1
        && char.IsDigit(id[id.Length - 1])
        && DateOnly.TryParseExact(id.Substring(id.Length - format.Length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
