using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CachePrefix;

/// <summary>Reads the shapes of a schema; references to a node that is being read get its shape.</summary>
internal sealed class JsonShapeReader
{
    private static readonly JsonShape Anything = new();
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly JsonObject _root;
    private readonly Dictionary<JsonNode, JsonShape> _shapes = [];

    private JsonShapeReader(JsonObject root) => _root = root;

    public static JsonShape Read(JsonObject schema) => new JsonShapeReader(schema).ShapeOf(schema);

    private JsonShape ShapeOf(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return Anything;
        if (schema["$ref"] is JsonValue reference)
            return ShapeOf(Resolve(reference.GetValue<string>()));
        if (_shapes.TryGetValue(schema, out var known))
            return known;

        var shape = _shapes[schema] = new JsonShape();
        Fill(shape, schema);
        return shape;
    }

    private void Fill(JsonShape shape, JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray branches)
        {
            shape.Branches = branches.Select(ShapeOf).ToArray();
            return;
        }

        shape.Kinds = schema["type"] switch
        {
            JsonArray kinds => kinds.Aggregate(JsonKinds.None, static (all, kind) => all | JsonKindsExtensions.Kind(kind!.GetValue<string>())),
            JsonValue kind => JsonKindsExtensions.Kind(kind.GetValue<string>()),
            _ => JsonKinds.All,
        };
        if (schema["const"] is { } only)
            shape.Literals = [Literal(only)];
        else if (schema["enum"] is JsonArray literals)
            shape.Literals = literals.Where(static literal => literal is not null).Select(static literal => Literal(literal!)).ToArray();
        if (schema["pattern"] is JsonValue pattern)
            shape.Pattern = new Regex(pattern.GetValue<string>(), RegexOptions.CultureInvariant, PatternTimeout);
        shape.MinLength = Count(schema, "minLength", shape.MinLength);
        shape.MaxLength = Count(schema, "maxLength", shape.MaxLength);
        shape.MinItems = Count(schema, "minItems", shape.MinItems);
        shape.MaxItems = Count(schema, "maxItems", shape.MaxItems);
        shape.Minimum = Bound(schema, "minimum", shape.Minimum);
        shape.Maximum = Bound(schema, "maximum", shape.Maximum);
        shape.Items = schema["items"] is { } items ? ShapeOf(items) : null;
        FillMembers(shape, schema);
    }

    private void FillMembers(JsonShape shape, JsonObject schema)
    {
        if (schema["properties"] is not JsonObject members)
        {
            shape.OtherMembers = ShapeOf(schema["additionalProperties"]);
            return;
        }

        var required = (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        shape.Members = members
            .Select(member => new JsonMember(member.Key, Encoding.UTF8.GetBytes(member.Key), ShapeOf(member.Value), required.Contains(member.Key)))
            .ToArray();
        shape.OtherMembers = schema["additionalProperties"] is JsonObject others ? ShapeOf(others) : null;
    }

    private static byte[] Literal(JsonNode node) =>
        Encoding.UTF8.GetBytes(node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString());

    private static int Count(JsonObject schema, string name, int otherwise) =>
        schema[name] is JsonValue value && value.TryGetValue<int>(out var count) ? count : otherwise;

    private static double Bound(JsonObject schema, string name, double otherwise) =>
        schema[name] is { } value && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : otherwise;

    private JsonNode? Resolve(string pointer)
    {
        JsonNode? node = _root;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : node?[name];
        }

        return node;
    }
}
