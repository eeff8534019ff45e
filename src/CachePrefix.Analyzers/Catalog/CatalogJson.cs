using System.Xml.Linq;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>A value in the JSON of a catalogue, read with what the compiler has: what the library's type of this name is there.</summary>
internal readonly struct CatalogJson
{
    private readonly XElement _element;

    private CatalogJson(XElement element) => _element = element;

    public bool IsObject => JsonText.IsObject(_element);

    public bool IsList => JsonText.IsArray(_element);

    public bool IsNull => Kind is null or "null";

    public IEnumerable<KeyValuePair<string, CatalogJson>> Members =>
        IsObject ? _element.Elements().Select(static member => new KeyValuePair<string, CatalogJson>(JsonText.NameOf(member), new CatalogJson(member))) : [];

    public IEnumerable<CatalogJson> Items => IsList ? _element.Elements().Select(static item => new CatalogJson(item)) : [];

    public string? Text => _element.Text();

    public decimal? Number => JsonText.Number(_element);

    public bool? Flag => Kind == "boolean" ? _element.Value == "true" : null;

    private string? Kind => (string?)_element.Attribute("type");

    /// <exception cref="ModelCatalogException">The text is no JSON.</exception>
    public static CatalogJson Parse(string text, string file) =>
        JsonText.Parse(text, out var error) is { } root ? new CatalogJson(root) : throw new ModelCatalogException(file, row: "", error!);

    /// <summary>As messages show it.</summary>
    public override string ToString() => IsObject ? "an object" : IsList ? "a list" : IsNull ? "null" : _element.Value;
}
