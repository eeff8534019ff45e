#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>The rows of a catalogue as they stand in files, so that others can be put over them and all of them be read anew.</summary>
internal sealed class CatalogDocument
{
    private const int SupportedFormat = 1;

    private CatalogDocument(decimal? dearOutputPrice, IReadOnlyList<CatalogItem> providers, IReadOnlyList<CatalogItem> platforms, IReadOnlyList<CatalogItem> models)
    {
        DearOutputPrice = dearOutputPrice;
        Providers = providers;
        Platforms = platforms;
        Models = models;
    }

    /// <summary>From how many US dollars per million tokens on output counts as dear.</summary>
    public decimal? DearOutputPrice { get; }

    public IReadOnlyList<CatalogItem> Providers { get; }

    public IReadOnlyList<CatalogItem> Platforms { get; }

    public IReadOnlyList<CatalogItem> Models { get; }

    /// <param name="json">The content of a file.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="ModelCatalogException">The file as a whole cannot be used.</exception>
    public static CatalogDocument Of(CatalogJson json, string file)
    {
        if (!json.IsObject)
            throw new ModelCatalogException(file, row: "", $"the file holds {json}; give an object with \"format\", \"providers\" and \"models\"");

        var root = new CatalogRow(json, file, id: "", at: "");
        var format = root.Number("format");
        if (format != SupportedFormat)
            throw root.Error("format", format, $"write \"format\": {SupportedFormat}");

        root.Text("currency");
        root.Text("unit");
        var document = new CatalogDocument(root.Number("dearOutputPrice"), Items("providers", "provider"), Items("platforms", "platform"), Items("models", "model"));
        root.RejectOthers();
        return document;

        IReadOnlyList<CatalogItem> Items(string list, string kind) => [.. root.Items(list).Select(item => new CatalogItem(item, kind, file))];
    }

    /// <summary>The rows of this document in place of rows with the same ids in <paramref name="other"/>.</summary>
    public CatalogDocument Over(CatalogDocument other) => new(
        DearOutputPrice ?? other.DearOutputPrice, Over(Providers, other.Providers), Over(Platforms, other.Platforms), Over(Models, other.Models));

    private static IReadOnlyList<CatalogItem> Over(IReadOnlyList<CatalogItem> rows, IReadOnlyList<CatalogItem> others)
    {
        var replaced = others.Where(static row => row.Id is not null).GroupBy(static row => row.Id!, StringComparer.OrdinalIgnoreCase).ToDictionary(static row => row.Key, static row => row.First(), StringComparer.OrdinalIgnoreCase);
        var kept = new HashSet<string?>(rows.Select(static row => row.Id), StringComparer.OrdinalIgnoreCase);
        return [.. others.Where(row => !kept.Contains(row.Id)), .. rows.Select(row => row.Id is { } id && replaced.TryGetValue(id, out var other) ? row.InPlaceOf(other) : row)];
    }
}
