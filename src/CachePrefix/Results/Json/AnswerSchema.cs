using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Makes the JSON schema of a result type.</summary>
internal static class AnswerSchema
{
    /// <summary>The member that holds a value whose schema is not an object with members, because providers ask for one at the root.</summary>
    public const string WrapperMember = "data";

    private const string WrappedRoot = "#/properties/" + WrapperMember;

    private static readonly AIJsonSchemaCreateOptions Options = new()
    {
        TransformSchemaNode = static (context, node) => Complete(context.TypeInfo, node),
        TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true },
    };

    /// <exception cref="CachePrefixConfigurationException">JSON cannot carry the type, or a part of it.</exception>
    public static JsonObject Create(Type type, JsonSerializerOptions options, out bool isWrapped)
    {
        var created = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: options, inferenceOptions: Options);
        var schema = JsonNode.Parse(created.GetRawText())!;
        Refuse(schema, type, path: "");
        SplitBranches(schema);
        if (schema is JsonObject root && root["properties"] is JsonObject)
        {
            isWrapped = false;
            return root;
        }

        isWrapped = true;
        Rebase(schema);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [WrapperMember] = schema },
            ["required"] = new JsonArray((JsonNode)WrapperMember),
            ["additionalProperties"] = false,
        };
    }

    private static JsonNode Complete(JsonTypeInfo type, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type).IsEnum)
            EnumSchema.Complete(schema, type);
        else if (type.Kind == JsonTypeInfoKind.Object)
            RequireFilled(schema, type);
        else if (type.Kind == JsonTypeInfoKind.Dictionary && !schema.ContainsKey("additionalProperties"))
            schema["additionalProperties"] = true;
        return node;
    }

    /// <summary>The serialiser cannot require a collection that it adds to, so the schema does.</summary>
    private static void RequireFilled(JsonObject schema, JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (!StrictContract.IsFilled(member))
                continue;
            if (schema["required"] is not JsonArray required)
                schema["required"] = required = [];
            required.Add((JsonNode)member.Name);
        }
    }

    private static void Refuse(JsonNode schema, Type type, string path)
    {
        var place = path.Length == 0 ? $"'{TypeName.Of(type)}'" : $"'{path}' of '{TypeName.Of(type)}'";
        if (schema is not JsonObject node)
            return;
        if (node.ContainsKey("not"))
            throw new CachePrefixConfigurationException($"{place} has a type that JSON cannot carry. Use another type, or leave the member out with [JsonIgnore].");
        if (node["type"]?.ToJsonString() == "\"object\"" && !node.ContainsKey("anyOf") && node["properties"] is null && node["additionalProperties"] is not JsonObject
            && !(node["additionalProperties"] is JsonValue other && other.TryGetValue<bool>(out var allows) && allows))
            throw new CachePrefixConfigurationException(
                $"{place} has no member that an answer could fill: the fields of a tuple and members without a setter are not read. Use a record.");

        foreach (var (name, child) in Children(node))
            Refuse(child, type, path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}");
    }

    private static IEnumerable<(string Name, JsonNode Schema)> Children(JsonObject node)
    {
        if (node["properties"] is JsonObject members)
        {
            foreach (var (name, member) in members)
                yield return (name, member!);
        }

        if (node["items"] is { } items)
            yield return ("", items);
        if (node["additionalProperties"] is JsonObject values)
            yield return ("", values);
        foreach (var branch in node["anyOf"] as JsonArray ?? [])
            yield return ("", branch!);
    }

    /// <summary>
    /// Providers do not combine what a node and its branches ask for, so each branch gets all of it, and null a branch of its own.
    /// </summary>
    private static void SplitBranches(JsonNode schema)
    {
        if (schema is not JsonObject node)
            return;

        foreach (var (_, child) in Children(node).ToList())
            SplitBranches(child);
        if (node["anyOf"] is not JsonArray branches || !node.ContainsKey("type"))
            return;

        var shared = node["required"] as JsonArray ?? [];
        foreach (var branch in branches.OfType<JsonObject>())
        {
            var required = branch["required"] as JsonArray ?? [];
            branch["type"] = "object";
            branch["required"] = new JsonArray([.. shared.Select(static name => name!.DeepClone()), .. required.Select(static name => name!.DeepClone())]);
        }

        if (node["type"] is JsonArray)
            branches.Add((JsonNode)new JsonObject { ["type"] = "null" });
        node.Remove("type");
        node.Remove("required");
        node.Remove("additionalProperties");
    }

    private static void Rebase(JsonNode schema)
    {
        if (schema is not JsonObject node)
            return;
        if (node["$ref"] is JsonValue reference)
            node["$ref"] = WrappedRoot + reference.GetValue<string>()[1..];
        foreach (var (_, child) in Children(node))
            Rebase(child);
    }
}
