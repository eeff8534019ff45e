using System.Globalization;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>The models that rules and documentation know: the catalogue that the analyzers carry, with a project's own rows over it.</summary>
internal sealed class ModelSheet
{
    private static readonly Lazy<ModelSheet> LazyDefault = new(Load);

    private readonly Dictionary<string, CatalogProvider> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogPlatform> _platforms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogModel> _models = new(StringComparer.OrdinalIgnoreCase);

    private ModelSheet()
    {
    }

    public static ModelSheet Default => LazyDefault.Value;

    /// <summary>From how many US dollars per million tokens on output counts as dear.</summary>
    public decimal DearOutputPrice { get; private set; }

    /// <summary>The catalogue with the rows of files over it, as the library's <c>Override</c> puts them; a later file wins.</summary>
    /// <param name="texts">The contents of the files. Rows that cannot be understood are left out; a rule reports them.</param>
    public static ModelSheet With(IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
            return Default;

        var sheet = new ModelSheet();
        sheet.Add(Default);
        foreach (var text in texts)
            sheet.Add(CatalogRows.Read(text, Default._providers));
        return sheet;
    }

    /// <summary>What is wrong with the text of a file: the id of the row, empty for the whole file, and why.</summary>
    public static void Check(string text, Action<string, string> report) => CatalogRows.Read(text, Default._providers, report);

    /// <summary>Finds a model by its id, an alias, a dated snapshot id or the id that a platform gives it.</summary>
    public CatalogModel? Find(string id)
    {
        if (FindName(id) is { } model)
            return model;

        var name = id.Substring(id.LastIndexOf('/') + 1);
        foreach (var platform in _platforms.Values)
        {
            if (platform.Strip(name) is { } own && FindName(own) is { } sold && sold.Provider == platform.Provider)
                return platform.Sell(sold);
        }

        return null;
    }

    private CatalogModel? FindName(string id)
    {
        if (_models.TryGetValue(id, out var model))
            return model;

        var length = SnapshotSuffix(id);
        return length > 0 && _models.TryGetValue(id.Substring(0, id.Length - length), out model) ? model : null;
    }

    /// <summary>How many breakpoints a provider takes in one request.</summary>
    public int MostBreakpoints(string provider) =>
        _providers.TryGetValue(provider, out var known) && known.MostBreakpoints is { } most ? most : int.MaxValue;

    private void Add(ModelSheet other)
    {
        DearOutputPrice = other.DearOutputPrice;
        foreach (var provider in other._providers)
            _providers[provider.Key] = provider.Value;
        foreach (var platform in other._platforms)
            _platforms[platform.Key] = platform.Value;
        foreach (var model in other._models)
            _models[model.Key] = model.Value;
    }

    private void Add(CatalogRows rows)
    {
        DearOutputPrice = rows.DearOutputPrice ?? DearOutputPrice;
        foreach (var provider in rows.Providers)
            _providers[provider.Id] = provider;
        foreach (var platform in rows.Platforms)
            _platforms[platform.Id] = platform;
        foreach (var model in rows.Models)
        {
            foreach (var name in model.Names)
                _models[name] = model;
        }
    }

    /// <summary>The length of a snapshot date such as <c>-20251001</c> or <c>-2025-08-07</c>.</summary>
    private static int SnapshotSuffix(string id)
    {
        foreach (var (format, length) in ((string, int)[])[("yyyyMMdd", 8), ("yyyy-MM-dd", 10)])
        {
            if (id.Length > length + 1
                && id[id.Length - length - 1] is '-' or '@'
                && DateTime.TryParseExact(id.Substring(id.Length - length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                return length + 1;
            }
        }

        return 0;
    }

    private static ModelSheet Load()
    {
        using var stream = typeof(ModelSheet).Assembly.GetManifestResourceStream(CatalogFile.Name)
            ?? throw new InvalidOperationException("The resource 'models.json' is missing; use a complete build of the analyzers.");
        using var reader = new StreamReader(stream);
        var sheet = new ModelSheet();
        sheet.Add(CatalogRows.Read(reader.ReadToEnd(), sheet._providers, static (row, problem) =>
            throw new InvalidOperationException($"The resource 'models.json' cannot be read: {row}: {problem}.")));
        return sheet;
    }
}
