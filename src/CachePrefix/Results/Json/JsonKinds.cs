using System.Text.Json;

namespace CachePrefix;

/// <summary>The kinds of JSON values that a shape allows.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Object = 1,
    Array = 2,
    Text = 4,
    Number = 8,
    Boolean = 16,
    Null = 32,
    All = Object | Array | Text | Number | Boolean | Null,
}

internal static class JsonKindsExtensions
{
    private static readonly (JsonKinds Kind, string Name)[] Names =
    [
        (JsonKinds.Object, "an object"),
        (JsonKinds.Array, "a list"),
        (JsonKinds.Text, "a text"),
        (JsonKinds.Number, "a number"),
        (JsonKinds.Boolean, "true or false"),
        (JsonKinds.Null, "null"),
    ];

    public static JsonKinds Kind(this JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKinds.Object,
        JsonTokenType.StartArray => JsonKinds.Array,
        JsonTokenType.String => JsonKinds.Text,
        JsonTokenType.Number => JsonKinds.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
        JsonTokenType.Null => JsonKinds.Null,
        _ => JsonKinds.None,
    };

    public static JsonKinds Kind(string name) => name switch
    {
        "object" => JsonKinds.Object,
        "array" => JsonKinds.Array,
        "string" => JsonKinds.Text,
        "number" or "integer" => JsonKinds.Number,
        "boolean" => JsonKinds.Boolean,
        "null" => JsonKinds.Null,
        _ => JsonKinds.All,
    };

    public static string Describe(this JsonKinds kinds) =>
        string.Join(" or ", Names.Where(name => kinds.HasFlag(name.Kind)).Select(static name => name.Name));
}
