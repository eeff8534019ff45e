using System.Text;
using System.Text.Json;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Looks into Google's JSON, whose members may be written in camel case or with underscores.</summary>
internal static class Proto
{
    public static bool TryGet(JsonElement owner, string name, out JsonElement value) =>
        Json.TryGet(owner, name, out value) || Json.TryGet(owner, Underscored(name), out value);

    public static string? Text(JsonElement owner, string name) =>
        TryGet(owner, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int? Number(JsonElement owner, string name)
    {
        if (!TryGet(owner, name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw GeminiErrors.Invalid($"Invalid value at '{Underscored(name)}' (TYPE_INT32), {value.GetRawText()}");
    }

    public static IEnumerable<JsonElement> Items(JsonElement owner, string name)
    {
        if (!TryGet(owner, name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : value.ValueKind == JsonValueKind.Object ? [value] : throw GeminiErrors.Invalid($"Invalid value at '{Underscored(name)}', {value.GetRawText()}");
    }

    /// <summary>Refuses members that do not exist.</summary>
    public static void CheckMembers(JsonElement owner, IReadOnlySet<string> known, string? at)
    {
        if (owner.ValueKind != JsonValueKind.Object)
            throw GeminiErrors.Invalid($"Invalid value{(at is null ? "" : $" at '{at}'")}, {owner.GetRawText()}");
        foreach (var member in owner.EnumerateObject())
            if (!known.Contains(member.Name) && !known.Any(name => Underscored(name) == member.Name))
                throw GeminiErrors.UnknownMember(member.Name, at);
    }

    private static string Underscored(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            text.Append(char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString());
        return text.ToString();
    }
}
