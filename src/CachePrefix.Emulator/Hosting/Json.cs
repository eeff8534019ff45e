using System.Text.Json;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Looks into JSON without failing on values of another type.</summary>
internal static class Json
{
    /// <summary>Finds a member that is there and not null.</summary>
    public static bool TryGet(JsonElement owner, string name, out JsonElement value)
    {
        value = default;
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>A member that is a string; <see langword="null"/> for all else.</summary>
    public static string? Text(JsonElement owner, string name) =>
        TryGet(owner, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool IsTrue(JsonElement owner, string name) => TryGet(owner, name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The items of a member that is an array; none for all else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        TryGet(owner, name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static bool IsString(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
}
