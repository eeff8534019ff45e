using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>A text that fits the format and the length of a schema.</summary>
internal static class StringSample
{
    private const int LongestFill = 10_000;

    public static string Of(JsonElement schema)
    {
        var text = schema.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String ? OfFormat(format.GetString()!) : "";
        return schema.TryGetProperty("minLength", out var least) && least.ValueKind == JsonValueKind.Number && least.TryGetInt32(out var length) && length > text.Length
            ? text.PadRight(Math.Min(length, LongestFill), 'x')
            : text;
    }

    private static string OfFormat(string format) => format switch
    {
        "date" => "2026-01-01",
        "date-time" => "2026-01-01T00:00:00Z",
        "time" => "00:00:00Z",
        "duration" => "PT1H",
        "email" or "idn-email" => "name@example.com",
        "hostname" or "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" or "url" or "iri" => "https://example.com/",
        "uri-reference" or "iri-reference" => "/",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        _ => "",
    };
}
