using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Encodes values of any type for the key of a request, as JSON in which the order of members does not count.</summary>
internal static class JsonKey
{
    private const int MaxDepth = 64;

    /// <summary>Returns whether the value can be compared.</summary>
    /// <exception cref="NotSupportedException">The value's type cannot be serialised.</exception>
    public static bool Write(ref KeyWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Null();
                return true;
            case string text:
                writer.Write(text);
                return true;
            case bool flag:
                writer.Write(flag);
                return true;
            case JsonElement element:
                Write(ref writer, element, depth: 0);
                return true;
            case IEnumerable<KeyValuePair<string, object?>> members:
                return WriteMembers(ref writer, members);
            default:
                var options = AIJsonUtilities.DefaultOptions;
                if (!options.TryGetTypeInfo(value.GetType(), out var typeInfo))
                    return false;

                Write(ref writer, JsonSerializer.SerializeToElement(value, typeInfo), depth: 0);
                return true;
        }
    }

    private static bool WriteMembers(ref KeyWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var sorted = members.OrderBy(static member => member.Key, StringComparer.Ordinal).ToList();
        writer.Write("{");
        writer.List(sorted.Count);
        foreach (var (name, value) in sorted)
        {
            writer.Write(name);
            if (!Write(ref writer, value))
                return false;
        }

        return true;
    }

    private static void Write(ref KeyWriter writer, JsonElement element, int depth)
    {
        if (depth > MaxDepth)
            throw new NotSupportedException($"JSON that is nested deeper than {MaxDepth} levels is not compared.");

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = element.EnumerateObject().OrderBy(static member => member.Name, StringComparer.Ordinal).ToList();
                writer.Write("{");
                writer.List(members.Count);
                foreach (var member in members)
                {
                    writer.Write(member.Name);
                    Write(ref writer, member.Value, depth + 1);
                }

                break;
            case JsonValueKind.Array:
                writer.Write("[");
                writer.List(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    Write(ref writer, item, depth + 1);
                break;
            case JsonValueKind.String:
                writer.Write(element.GetString());
                break;
            case JsonValueKind.Number:
                writer.Write("#");
                writer.Write(element.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Write(element.GetBoolean());
                break;
            default:
                writer.Null();
                break;
        }
    }
}
