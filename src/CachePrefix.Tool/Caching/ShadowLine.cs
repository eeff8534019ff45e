using System.Text.Json;

namespace CachePrefix.Tool.Caching;

/// <summary>What tuning needs of a shadow record.</summary>
internal sealed record ShadowLine(double Similarity, string Guard, bool? IsRight)
{
    public static ShadowLine? Read(JsonElement row) =>
        row.TryGetProperty("similarity", out var similarity) && similarity.TryGetDouble(out var value)
        && row.TryGetProperty("guard", out var guard) && guard.ValueKind == JsonValueKind.String
            ? new ShadowLine(value, guard.GetString()!, row.TryGetProperty("isRight", out var right) && right.ValueKind is JsonValueKind.True or JsonValueKind.False ? right.GetBoolean() : null)
            : null;
}
