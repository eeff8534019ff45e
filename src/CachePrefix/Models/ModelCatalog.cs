using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CachePrefix.Models;

/// <summary>The price sheet and cache limits of known models.</summary>
/// <remarks>
/// The default catalogue is the resource <c>models.json</c> of this assembly: dated rows, each with the addresses it was taken from.
/// Prices change; put rows of your own over it with <see cref="Override(string)"/>. The type is immutable and safe for concurrent use.
/// </remarks>
public sealed class ModelCatalog
{
    private const string ResourceName = "models.json";

    private const string EmbeddingsName = "embeddings.json";

    private static readonly Lazy<ModelCatalog> LazyDefault = new(static () => LoadResource(ResourceName, static stream => Load(stream, ResourceName)));

    private static readonly Lazy<ModelCatalog> LazyEmbeddings = new(static () => LoadResource(EmbeddingsName, static stream =>
    {
        using var document = JsonDocument.Parse(stream);
        using var catalog = new MemoryStream(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("catalog").GetRawText()));
        return Load(catalog, EmbeddingsName);
    }));

    private readonly CatalogDocument _document;
    private readonly FrozenDictionary<string, ModelInfo> _byName;
    private readonly FrozenDictionary<string, ProviderInfo> _providers;
    private readonly FrozenDictionary<string, PlatformInfo> _platforms;
    private readonly ConcurrentDictionary<(ModelInfo Model, PlatformInfo Platform, decimal PriceMultiplier), ModelInfo> _onPlatforms = new();

    private ModelCatalog(CatalogDocument document, CatalogReader reader, IReadOnlyList<ModelInfo> models, string file)
    {
        _document = document;
        _providers = reader.Providers.ToFrozenDictionary(StringComparer.Ordinal);
        _platforms = reader.Platforms.ToFrozenDictionary(StringComparer.Ordinal);
        Models = models;
        var byName = new Dictionary<string, ModelInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
            foreach (var name in model.Aliases.Prepend(model.Id))
                if (!byName.TryAdd(name, model))
                    throw CatalogReader.Error(file, $"model '{model.Id}'", $"named '{name}' like model '{byName[name].Id}'", "give every id and alias once");
        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalogue that comes with this library.</summary>
    public static ModelCatalog Default => LazyDefault.Value;

    /// <summary>The models that embed texts, which answer nothing and so are in no list of models: what a token costs.</summary>
    internal static ModelCatalog Embeddings => LazyEmbeddings.Value;

    /// <summary>All models, in the order of the file.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>All providers.</summary>
    public IReadOnlyList<ProviderInfo> Providers => _providers.Values;

    /// <summary>All platforms that sell the models of providers, such as Amazon Bedrock.</summary>
    public IReadOnlyList<PlatformInfo> Platforms => _platforms.Values;

    /// <summary>Reads a complete catalogue.</summary>
    /// <param name="path">The path of a JSON file.</param>
    /// <exception cref="ModelCatalogException">The file is not a catalogue.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelCatalog Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a complete catalogue.</summary>
    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="name">What error messages call the stream.</param>
    /// <exception cref="ModelCatalogException">The stream is not a catalogue.</exception>
    public static ModelCatalog Load(Stream stream, string name = "catalogue") => Build(Parse(stream, name), name);

    /// <summary>Puts the rows of a file over this catalogue: a model or provider of the same id is replaced as a whole, others are added.</summary>
    /// <param name="path">The path of a JSON file of the same form; it may leave out providers that this catalogue has.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The file is not a catalogue.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ModelCatalog Override(string path)
    {
        using var stream = File.OpenRead(path);
        return Override(stream, path);
    }

    /// <summary>Puts the rows of a stream over this catalogue: a model or provider of the same id is replaced as a whole, others are added.</summary>
    /// <param name="stream">UTF-8 JSON; it may leave out providers that this catalogue has.</param>
    /// <param name="name">What error messages call the stream.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The stream is not a catalogue.</exception>
    public ModelCatalog Override(Stream stream, string name = "catalogue") => Build(Parse(stream, name).Over(_document), name);

    /// <summary>Puts the rows of another catalogue over this one, as <see cref="Override(string)"/> does with those of a file.</summary>
    /// <param name="other">The rows that win.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The rows of the two contradict each other, for example in an alias.</exception>
    public ModelCatalog Override(ModelCatalog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Build(other._document.Over(_document), "the combined catalogue");
    }

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
        ArgumentNullException.ThrowIfNull(id);
        return TryFindName(id, out model) || TryFindOnPlatform(id[(id.LastIndexOf('/') + 1)..], out model);
    }

    /// <summary>Finds a model on a platform whose ids do not tell it.</summary>
    /// <param name="id">The id, as for <see cref="TryFind(string, out ModelInfo?)"/>.</param>
    /// <param name="platform">A platform of this catalogue.</param>
    /// <param name="model">The model with the platform's limits, if it is known and the platform sells its provider's models.</param>
    public bool TryFind(string id, PlatformInfo platform, [NotNullWhen(true)] out ModelInfo? model)
    {
        ArgumentNullException.ThrowIfNull(platform);
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
        || (SnapshotSuffix(id) is > 0 and var length && _byName.TryGetValue(id[..^length], out model));

    private bool TryFindOnPlatform(string id, [NotNullWhen(true)] out ModelInfo? model)
    {
        foreach (var platform in _platforms.Values)
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

    private static ModelCatalog LoadResource(string name, Func<Stream, ModelCatalog> load)
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(name)
            ?? throw new ModelCatalogException($"The resource '{name}' is missing from {typeof(ModelCatalog).Assembly}; use a complete build of the library.");
        return load(stream);
    }

    private static ModelCatalog Build(CatalogDocument document, string name)
    {
        var reader = new CatalogReader(name);
        var models = reader.Read(document);
        return new ModelCatalog(document, reader, models, name);
    }

    private static CatalogDocument Parse(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new CatalogReader(name).Parse(stream);
    }

    private static int SnapshotSuffix(string id)
    {
        var text = id.AsSpan();
        if (EndsWithDate(text, 8, "yyyyMMdd") && text[^9] is '-' or '@')
            return 9;
        return EndsWithDate(text, 10, "yyyy-MM-dd") && text[^11] == '-' ? 11 : 0;
    }

    private static bool EndsWithDate(ReadOnlySpan<char> text, int length, string format) =>
        text.Length > length + 1 && DateOnly.TryParseExact(text[^length..], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
