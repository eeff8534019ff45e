using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>A small value that fits a JSON schema of the kind that structured outputs allow. Its size is bounded, whatever the schema.</summary>
internal sealed class SchemaSample
{
    private const int DeepestLevel = 32;
    private const int MostValues = 2_000;
    private const int MostItems = 100;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _root;
    private readonly Utf8JsonWriter _writer;
    private readonly List<string> _open = [];
    private int _values;

    private SchemaSample(JsonElement root, Utf8JsonWriter writer)
    {
        _root = root;
        _writer = writer;
    }

    public static string Of(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
            new SchemaSample(document.RootElement, writer).Write(document.RootElement, 0);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Write(JsonElement schema, int level)
    {
        if (++_values > MostValues || level > DeepestLevel || schema.ValueKind != JsonValueKind.Object)
            _writer.WriteNullValue();
        else if (Reference(schema) is { } reference)
            WriteReference(reference, level);
        else if (schema.TryGetProperty("const", out var constant))
            constant.WriteTo(_writer);
        else if (Items(schema, "enum") is [var value, ..])
            value.WriteTo(_writer);
        else if (Alternatives(schema) is { Count: > 0 } alternatives)
            Write(alternatives.Find(IsFinite) is { ValueKind: not JsonValueKind.Undefined } finite ? finite : alternatives[0], level + 1);
        else
            WriteType(TypeOf(schema), schema, level);
    }

    private void WriteReference(string reference, int level)
    {
        if (_open.Contains(reference))
        {
            _writer.WriteNullValue();
            return;
        }

        _open.Add(reference);
        Write(Resolve(reference), level + 1);
        _open.RemoveAt(_open.Count - 1);
    }

    private void WriteType(string type, JsonElement schema, int level)
    {
        switch (type)
        {
            case "object":
                WriteObject(schema, level);
                break;
            case "array":
                _writer.WriteStartArray();
                for (var item = 0; item < Math.Min(Number(schema, "minItems") ?? 0, MostItems); item++)
                    Write(schema.TryGetProperty("items", out var items) ? items : default, level + 1);
                _writer.WriteEndArray();
                break;
            case "string":
                _writer.WriteStringValue(StringSample.Of(schema));
                break;
            case "integer" or "number":
                _writer.WriteNumberValue(NumberSample.Of(schema, type == "integer"));
                break;
            case "boolean":
                _writer.WriteBooleanValue(false);
                break;
            default:
                _writer.WriteNullValue();
                break;
        }
    }

    private void WriteObject(JsonElement schema, int level)
    {
        _writer.WriteStartObject();
        var required = Items(schema, "required");
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in properties.EnumerateObject())
            {
                if (!required.Exists(name => name.ValueKind == JsonValueKind.String && name.ValueEquals(member.Name)) && (!IsFinite(member.Value) || _values > MostValues / 2))
                    continue;
                _writer.WritePropertyName(member.Name);
                Write(member.Value, level + 1);
            }
        }

        _writer.WriteEndObject();
    }

    /// <summary>Whether a schema does not lead back to one that is being written.</summary>
    private bool IsFinite(JsonElement schema) => Reference(schema) is not { } reference || !(_open.Contains(reference) || reference == "#");

    private static List<JsonElement> Alternatives(JsonElement schema)
    {
        foreach (var name in new[] { "anyOf", "oneOf", "allOf" })
            if (Items(schema, name) is { Count: > 0 } found)
                return found;
        return [];
    }

    private static List<JsonElement> Items(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    private static string? Reference(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String ? reference.GetString() : null;

    private static int? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt32(out _),
            JsonValueKind.String => int.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
            _ => false,
        }
            ? int.Parse(value.ToString(), CultureInfo.InvariantCulture)
            : null;

    private static string TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : "null";
        if (type.ValueKind == JsonValueKind.Array)
            type = type.EnumerateArray().FirstOrDefault();
        return type.ValueKind == JsonValueKind.String ? type.GetString()!.ToLowerInvariant() : "null";
    }

    private JsonElement Resolve(string reference)
    {
        var element = _root;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out element))
                return default;
        return element;
    }
}
