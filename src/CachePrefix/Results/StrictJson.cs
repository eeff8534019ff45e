using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Serialisation that takes a type at its word.</summary>
internal static class StrictJson
{
    /// <summary>The member that holds a value whose schema is not an object, because providers ask for an object at the root.</summary>
    public const string WrapperProperty = "data";

    private static readonly AIJsonSchemaCreateOptions SchemaOptions = new()
    {
        TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true },
    };

    public static JsonSerializerOptions From(JsonSerializerOptions options)
    {
        var strict = new JsonSerializerOptions(options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        strict.MakeReadOnly();
        return strict;
    }

    public static JsonElement SchemaOf(Type type, JsonSerializerOptions options, out bool isWrapped)
    {
        var schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: options, inferenceOptions: SchemaOptions);
        isWrapped = !IsObject(schema);
        return isWrapped ? Wrap(schema) : schema;
    }

    private static bool IsObject(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object");

    private static JsonElement Wrap(JsonElement schema)
    {
        var wrapper = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [WrapperProperty] = JsonNode.Parse(schema.GetRawText()) },
            ["required"] = new JsonArray((JsonNode)WrapperProperty),
            ["additionalProperties"] = false,
        };
        using var document = JsonDocument.Parse(wrapper.ToJsonString());
        return document.RootElement.Clone();
    }
}
