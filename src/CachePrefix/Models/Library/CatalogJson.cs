using System.Globalization;
using System.Text.Json;

namespace CachePrefix.Models;

/// <summary>A value in the JSON of a catalogue. The compiler, which has another reader of JSON, brings its own type of this name and form.</summary>
internal readonly struct CatalogJson
{
    private readonly JsonElement _element;

    private CatalogJson(JsonElement element) => _element = element;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsList => _element.ValueKind == JsonValueKind.Array;

    public bool IsNull => _element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public IEnumerable<KeyValuePair<string, CatalogJson>> Members =>
        IsObject ? _element.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, new CatalogJson(member.Value))) : [];

    public IEnumerable<CatalogJson> Items => IsList ? _element.EnumerateArray().Select(static item => new CatalogJson(item)) : [];

    public string? Text => _element.ValueKind == JsonValueKind.String ? _element.GetString() : null;

    public decimal? Number => _element.ValueKind == JsonValueKind.Number && _element.TryGetDecimal(out var number) ? number : null;

    public bool? Flag => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <exception cref="ModelCatalogException">The stream holds no JSON.</exception>
    public static CatalogJson Parse(Stream stream, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return new CatalogJson(document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new ModelCatalogException(file, row: "", $"line {line}: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <summary>A member, so that a catalogue can be part of another file.</summary>
    public CatalogJson Member(string name) => new(_element.GetProperty(name));

    /// <summary>As messages show it.</summary>
    public override string ToString() => _element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => _element.ToString(),
    };
}
