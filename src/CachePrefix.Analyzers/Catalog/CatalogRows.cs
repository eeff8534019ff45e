using System.Xml.Linq;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>The rows of one file, in the form of <c>models.json</c>.</summary>
internal sealed class CatalogRows
{
    private const int SupportedFormat = 1;

    private readonly List<CatalogProvider> _providers = [];
    private readonly Dictionary<string, CatalogProvider> _providersById = new(StringComparer.Ordinal);
    private readonly List<CatalogPlatform> _platforms = [];
    private readonly List<CatalogModel> _models = [];
    private readonly IReadOnlyDictionary<string, CatalogProvider> _known;
    private readonly Action<string, string>? _report;

    private CatalogRows(IReadOnlyDictionary<string, CatalogProvider> known, Action<string, string>? report)
    {
        _known = known;
        _report = report;
    }

    public IReadOnlyList<CatalogProvider> Providers => _providers;

    public IReadOnlyList<CatalogPlatform> Platforms => _platforms;

    public IReadOnlyList<CatalogModel> Models => _models;

    public decimal? DearOutputPrice { get; private set; }

    /// <param name="text">The content of the file.</param>
    /// <param name="known">The providers that rows may name besides those of the file.</param>
    /// <param name="report">Told what cannot be understood: the id of the row, empty for the whole file, and why.</param>
    public static CatalogRows Read(string text, IReadOnlyDictionary<string, CatalogProvider> known, Action<string, string>? report = null)
    {
        var rows = new CatalogRows(known, report);
        if (JsonText.Parse(text, out var error) is not { } root)
            report?.Invoke("", error!);
        else if (!JsonText.IsObject(root))
            report?.Invoke("", "it is no object; write { \"format\": 1, \"models\": [ … ] }");
        else if (JsonText.Number(root.Member("format")) != SupportedFormat)
            report?.Invoke("", $"its format is {root.Member("format")?.Value ?? "missing"}; write \"format\": {SupportedFormat}");
        else
            rows.Read(root);
        return rows;
    }

    private void Read(XElement root)
    {
        DearOutputPrice = JsonText.Number(root.Member("dearOutputPrice"));
        foreach (var row in root.Member("providers")?.Elements() ?? [])
        {
            if (ReadProvider(row) is not { } provider)
                continue;

            _providers.Add(provider);
            if (!_providersById.ContainsKey(provider.Id))
                _providersById.Add(provider.Id, provider);
        }

        foreach (var row in root.Member("platforms")?.Elements() ?? [])
        {
            if (ReadPlatform(row) is { } platform)
                _platforms.Add(platform);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in root.Member("models")?.Elements() ?? [])
        {
            if (row.Member("id").Text() is not { Length: > 0 } id)
                Report("", "a model has no \"id\"; give the provider's id of the model");
            else if (new CatalogModelReader(row, id, (problem) => Report(id, problem)).Read(ProviderOf) is not { } model)
                continue;
            else if (model.Names.FirstOrDefault(name => !names.Add(name)) is { } twice)
                Report(id, $"model '{id}' is named '{twice}', and so is an earlier one; give every id and alias once");
            else
                _models.Add(model);
        }
    }

    private CatalogProvider? ReadProvider(XElement row)
    {
        if (row.Member("id").Text() is not { Length: > 0 } id)
        {
            Report("", "a provider has no \"id\"; give one");
            return null;
        }

        var lifetimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var lifetime in row.Member("lifetimes")?.Elements() ?? [])
        {
            if (lifetime.Member("name").Text() is { Length: > 0 } name && JsonText.Number(lifetime.Member("seconds")) is > 0 and var seconds)
                lifetimes[name] = TimeSpan.FromSeconds((double)seconds);
            else
                Report(id, $"a lifetime of provider '{id}' has no \"name\", or no \"seconds\" above zero; write {{ \"name\": \"1h\", \"seconds\": 3600 }}");
        }

        return new CatalogProvider(id, lifetimes, row.Member("caching").Text(), (int?)JsonText.Number(row.Member("maxBreakpoints")));
    }

    private CatalogPlatform? ReadPlatform(XElement row)
    {
        if (row.Member("id").Text() is not { Length: > 0 } id)
        {
            Report("", "a platform has no \"id\"; give one");
            return null;
        }

        if (row.Member("provider").Text() is not { } providerName || ProviderOf(providerName) is not { } provider)
        {
            Report(id, $"platform '{id}' names the provider '{row.Member("provider")?.Value}', which has no row; add it to \"providers\"");
            return null;
        }

        var minimums = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var minimum in row.Member("minimumPrefixTokens")?.Elements() ?? [])
        {
            if (JsonText.Number(minimum) is >= 0 and var tokens)
                minimums[JsonText.NameOf(minimum)] = (int)tokens;
            else
                Report(id, $"platform '{id}' has the minimumPrefixTokens '{minimum.Value}' for '{JsonText.NameOf(minimum)}'; give zero or more");
        }

        return new CatalogPlatform(
            id,
            provider.Id,
            [.. (row.Member("idPrefixes")?.Elements() ?? []).Select(static prefix => prefix.Member("prefix").Text()).OfType<string>()],
            [.. (row.Member("idSuffixes")?.Elements() ?? []).Select(static suffix => suffix.Text()).OfType<string>()],
            row.Member("ownRetirement")?.Value == "true",
            minimums);
    }

    private CatalogProvider? ProviderOf(string id) =>
        _providersById.TryGetValue(id, out var provider) || _known.TryGetValue(id, out provider) ? provider : null;

    private void Report(string row, string problem) => _report?.Invoke(row, problem);
}
