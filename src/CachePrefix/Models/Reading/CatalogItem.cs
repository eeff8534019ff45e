#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>A provider, platform or model as it stands in a file.</summary>
internal sealed class CatalogItem
{
    private readonly CatalogJson _json;
    private readonly string _kind;
    private readonly string _file;

    public CatalogItem(CatalogJson json, string kind, string file)
    {
        _json = json;
        _kind = kind;
        _file = file;
        Id = json.Members.FirstOrDefault(static member => string.Equals(member.Key, "id", StringComparison.OrdinalIgnoreCase)) is { Key: not null } id ? id.Value.Text : null;
    }

    /// <summary>The row's id; <see langword="null"/> when it has none.</summary>
    public string? Id { get; }

    /// <summary>The row whose place this one took; <see langword="null"/> when it is new.</summary>
    public CatalogItem? Replaced { get; private init; }

    public CatalogItem InPlaceOf(CatalogItem other) => new(_json, _kind, _file) { Replaced = other };

    /// <summary>The row, of which only the id was read.</summary>
    /// <exception cref="ModelCatalogException">It is no object, or has no id.</exception>
    public CatalogRow Open()
    {
        if (!_json.IsObject)
            throw new ModelCatalogException(_file, row: "", $"a {_kind} is {_json}; give an object");

        var row = new CatalogRow(_json, _file, Id ?? "", string.IsNullOrWhiteSpace(Id) ? $"a {_kind}" : $"{_kind} '{Id}'");
        row.Required("id");
        return row;
    }
}
