using System.Text;
using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>The smallest value that fits a JSON schema of the kind that structured outputs allow.</summary>
internal static class SchemaSample
{
    private const int DeepestLevel = 32;

    public static string Of(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(document.RootElement, document.RootElement, writer, 0);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(JsonElement schema, JsonElement root, Utf8JsonWriter writer, int level)
    {
        if (level > DeepestLevel || schema.ValueKind != JsonValueKind.Object)
            writer.WriteNullValue();
        else if (schema.TryGetProperty("$ref", out var reference))
            Write(Resolve(reference.GetString() ?? "", root), root, writer, level + 1);
        else if (schema.TryGetProperty("const", out var constant))
            constant.WriteTo(writer);
        else if (schema.TryGetProperty("enum", out var values) && values.GetArrayLength() > 0)
            values[0].WriteTo(writer);
        else if ((schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any)) && any.GetArrayLength() > 0)
            Write(any[0], root, writer, level + 1);
        else
            WriteType(TypeOf(schema), schema, root, writer, level);
    }

    private static void WriteType(string type, JsonElement schema, JsonElement root, Utf8JsonWriter writer, int level)
    {
        switch (type)
        {
            case "object":
                writer.WriteStartObject();
                foreach (var member in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, root, writer, level + 1);
                }

                writer.WriteEndObject();
                break;
            case "array":
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
            case "string":
                writer.WriteStringValue("");
                break;
            case "integer" or "number":
                writer.WriteNumberValue(0);
                break;
            case "boolean":
                writer.WriteBooleanValue(false);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static string TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : "null";
        if (type.ValueKind == JsonValueKind.Array)
            type = type.EnumerateArray().FirstOrDefault();
        return type.ValueKind == JsonValueKind.String ? type.GetString()! : "null";
    }

    private static JsonElement Resolve(string reference, JsonElement root)
    {
        var element = root;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        return element;
    }
}
