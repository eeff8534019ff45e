using System.Text.Json.Nodes;

namespace CachePrefix.Anthropic.Tests.Support;

/// <summary>The body of a request as it went over the wire.</summary>
internal sealed record SentBody(JsonObject Json)
{
    public static SentBody Parse(string text) => new(JsonNode.Parse(text)!.AsObject());

    /// <summary>Where markers stand, in wire order: <c>system[1] 1h</c>, with <c>5m</c> for a marker without a lifetime.</summary>
    public IReadOnlyList<string> Markers => [.. FindMarkers("tools", Json["tools"]), .. FindMarkers("system", Json["system"]), .. FindMarkers("messages", Json["messages"])];

    /// <summary>Everything before the messages, without markers.</summary>
    public string Head => Without(Json["tools"]) + Without(Json["system"]);

    private static IEnumerable<string> FindMarkers(string path, JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany((item, index) => FindMarkers($"{path}[{index}]", item)),
        JsonObject block when block["cache_control"] is { } marker => [$"{path} {marker["ttl"]?.GetValue<string>() ?? "5m"}"],
        JsonObject block => FindMarkers($"{path}.content", block["content"]),
        _ => [],
    };

    private static string Without(JsonNode? node)
    {
        var copy = node?.DeepClone();
        foreach (var block in (copy as JsonArray ?? []).OfType<JsonObject>())
            block.Remove("cache_control");
        return copy?.ToJsonString() ?? "";
    }
}
