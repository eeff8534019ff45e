using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Counts the tokens of blocks by the common estimate and the model's own scale.</summary>
internal static class BlockTokens
{
    /// <summary>Images and documents are not opened; each counts as much as a page.</summary>
    private const int TokensPerAttachment = 1_500;

    public static int Count(ContentBlock block, decimal scale)
    {
        var tokens = block.Type switch
        {
            "text" => TokenEstimate.Of(block.Text).Likely,
            "image" or "document" => Attachment(block.Json),
            "tool_result" => ToolResult(block),
            _ => WithoutMarker(block.Json),
        };
        return (int)decimal.Round(tokens * scale, MidpointRounding.AwayFromZero);
    }

    private static int ToolResult(ContentBlock block)
    {
        if (!block.Json.TryGetProperty("content"u8, out var content))
            return 1;
        return content.ValueKind == JsonValueKind.String
            ? 1 + TokenEstimate.Of(content.GetString()!).Likely
            : 1 + block.Nested().Sum(nested => Nested(new ContentBlock(PromptSection.Messages, "", nested, 0, 0)));
    }

    private static int Nested(ContentBlock block) => block.IsText ? TokenEstimate.Of(block.Text).Likely : Attachment(block.Json);

    private static int Attachment(JsonElement json) =>
        PromptSettings.TryGet(json, "source", out var source) && PromptSettings.TryGet(source, "type", out var type) && type.ValueEquals("text"u8)
            && PromptSettings.TryGet(source, "data", out var data) && data.ValueKind == JsonValueKind.String
            ? TokenEstimate.Of(data.GetString()!).Likely
            : TokensPerAttachment;

    private static int WithoutMarker(JsonElement json) => json.EnumerateObject()
        .Where(member => !member.NameEquals("cache_control"u8))
        .Sum(member => TokenEstimate.Of(member.Name).Likely + TokenEstimate.Of(member.Value.GetRawText()).Likely);
}
