using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Which service tier a request asks for. The emulator always has room: what is asked for is what processes the request.</summary>
internal static class ServiceTiers
{
    public const string Default = "default";

    private static readonly string[] Known = [Default, "flex", "priority", "fast", "scale"];

    public static string Read(JsonElement body)
    {
        if (!Json.TryGet(body, "service_tier", out var value) || value.ValueKind == JsonValueKind.Null)
            return Default;
        if (value.ValueKind != JsonValueKind.String)
            throw OpenAIErrors.WrongType("service_tier", "a string", value);
        var tier = value.GetString()!;
        if (tier is "auto" or "standard")
            return Default;
        return Array.IndexOf(Known, tier) >= 0
            ? tier
            : throw OpenAIErrors.Invalid($"Invalid value: '{tier}'. Supported values are: 'auto', 'default', 'flex', 'priority' and 'fast'.", "service_tier", "invalid_value");
    }
}
