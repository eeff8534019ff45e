using System.Text.Json;

namespace CachePrefix.Tool.Caching;

/// <summary>Two questions, and whether the answer to one answers the other.</summary>
internal sealed record QuestionPair(string A, string B, bool Same)
{
    public static QuestionPair? Read(JsonElement row) =>
        row.TryGetProperty("a", out var a) && a.ValueKind == JsonValueKind.String
        && row.TryGetProperty("b", out var b) && b.ValueKind == JsonValueKind.String
        && row.TryGetProperty("same", out var same) && same.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new QuestionPair(a.GetString()!, b.GetString()!, same.GetBoolean())
            : null;
}
