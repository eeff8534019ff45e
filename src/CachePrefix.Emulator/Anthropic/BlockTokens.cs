using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Counts the tokens of blocks by the common estimate and the model's own scale.</summary>
internal sealed class BlockTokens(IReadOnlyList<ContentBlock> blocks, decimal scale)
{
    /// <summary>Images and documents are not opened; each counts as much as a page.</summary>
    private const int TokensPerAttachment = 1_500;

    public int Count(ContentBlock block)
    {
        var tokens = block.IsText ? TokenEstimate.Of(block.Text).Likely : Count(block.Json, block.Type);
        return (int)decimal.Round(tokens * scale, MidpointRounding.AwayFromZero);
    }

    private int Count(JsonElement json, string type) => type switch
    {
        "text" => Of(Json.Text(json, "text")),
        "image" => TokensPerAttachment,
        "document" => Document(json),
        "search_result" => Of(Json.Text(json, "source")) + Of(Json.Text(json, "title")) + Nested(json, type),
        "tool_result" => 1 + Of(Json.Text(json, "content")) + Nested(json, type),
        "tool_reference" => Referenced(Json.Text(json, "tool_name")),
        _ => WithoutMarker(json),
    };

    private int Nested(JsonElement json, string type) => ContentBlock.Nested(json, type).Sum(nested => Count(nested, Json.Text(nested, "type") ?? ""));

    private int Document(JsonElement json)
    {
        var about = Of(Json.Text(json, "title")) + Of(Json.Text(json, "context"));
        if (!Json.TryGet(json, "source", out var source))
            return about;
        return about + Json.Text(source, "type") switch
        {
            "text" => Of(Json.Text(source, "data")),
            "content" => Of(Json.Text(source, "content")) + Nested(json, "document"),
            _ => TokensPerAttachment,
        };
    }

    /// <summary>A reference puts the whole tool in its place.</summary>
    private int Referenced(string? name)
    {
        foreach (var block in blocks)
            if (block.Section == PromptSection.Tools && Json.Text(block.Json, "name") == name)
                return WithoutMarker(block.Json);
        return Of(name);
    }

    private static int Of(string? text) => text is null ? 0 : TokenEstimate.Of(text).Likely;

    private static int WithoutMarker(JsonElement json) => json.ValueKind != JsonValueKind.Object ? 0 : json.EnumerateObject()
        .Where(member => !member.NameEquals("cache_control"u8))
        .Sum(member => TokenEstimate.Of(member.Name).Likely + TokenEstimate.Of(member.Value.GetRawText()).Likely);
}
