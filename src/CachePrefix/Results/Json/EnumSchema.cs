using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace CachePrefix;

/// <summary>Adds to the schema of an enumeration which values there are, where the serialiser only says that it is a text or a number.</summary>
internal static class EnumSchema
{
    /// <summary>Up to this many flags, every combination is listed.</summary>
    private const int MostListedFlags = 6;

    public static void Complete(JsonObject schema, JsonTypeInfo type)
    {
        if (schema.ContainsKey("enum"))
            return;

        var enumeration = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        var isFlags = enumeration.IsDefined(typeof(FlagsAttribute), inherit: false);
        var kinds = schema["type"]?.ToJsonString() ?? "";
        if (kinds.Contains("integer", StringComparison.Ordinal))
            CompleteNumbers(schema, enumeration, isFlags, isNullable: kinds.Contains("null", StringComparison.Ordinal));
        else if (isFlags && kinds.Contains("string", StringComparison.Ordinal))
            CompleteNames(schema, enumeration, type);
    }

    private static void CompleteNumbers(JsonObject schema, Type enumeration, bool isFlags, bool isNullable)
    {
        var values = Enum.GetValuesAsUnderlyingType(enumeration).Cast<object>().Select(static value => BigInteger.Parse(value.ToString()!)).ToList();
        if (isFlags && values.TrueForAll(static value => value >= 0))
        {
            var all = values.Aggregate(BigInteger.Zero, static (sum, value) => sum | value);
            var flags = Enumerable.Range(0, (int)all.GetBitLength()).Select(static bit => BigInteger.One << bit).Where(flag => (all & flag) != 0).ToList();
            if (flags.Count > MostListedFlags)
            {
                schema["minimum"] = 0;
                schema["maximum"] = JsonNode.Parse(all.ToString());
                return;
            }

            values = flags.Aggregate(new List<BigInteger> { 0 }, static (sums, flag) => [.. sums, .. sums.Select(sum => sum | flag)]);
        }

        var literals = values.Distinct().Order().Select(static value => JsonNode.Parse(value.ToString())).ToList();
        if (isNullable)
            literals.Add(null);
        schema["enum"] = new JsonArray([.. literals]);
    }

    private static void CompleteNames(JsonObject schema, Type enumeration, JsonTypeInfo type)
    {
        var names = new List<string>();
        foreach (var value in Enum.GetValuesAsUnderlyingType(enumeration))
        {
            var json = JsonSerializer.Serialize(Enum.ToObject(enumeration, value!), type);
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.String)
                names.Add(Regex.Escape(document.RootElement.GetString()!));
        }

        var name = $"(?:{string.Join('|', names.Distinct(StringComparer.Ordinal))})";
        if (names.Count > 0)
            schema["pattern"] = $"^{name}(?:, {name})*$";
    }
}
