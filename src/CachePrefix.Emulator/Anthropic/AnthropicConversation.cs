using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Reads what answer rules look at.</summary>
internal static class AnthropicConversation
{
    public static Conversation Of(JsonElement body, IReadOnlyList<ContentBlock> blocks, ModelInfo model)
    {
        var question = LastWhere(blocks, block => block is { Section: PromptSection.Messages, Role: "user", IsText: true });
        var last = blocks.Count == 0 ? -1 : blocks[^1].Item;
        var results = blocks.Where(block => block is { Section: PromptSection.Messages, Type: "tool_result" } && block.Item == last).Select(Result).ToList();
        return new Conversation(
            model.Id,
            question < 0 ? "" : Join(blocks.Where(block => block is { Section: PromptSection.Messages, IsText: true } && block.Item == question).Select(block => block.Text)),
            Join(blocks.Where(block => block.Section == PromptSection.System && block.IsText).Select(block => block.Text)),
            results.Count == 0 ? null : Join(results),
            Schema(body));
    }

    private static int LastWhere(IReadOnlyList<ContentBlock> blocks, Predicate<ContentBlock> predicate)
    {
        for (var index = blocks.Count - 1; index >= 0; index--)
            if (predicate(blocks[index]))
                return blocks[index].Item;
        return -1;
    }

    private static string Result(ContentBlock block)
    {
        if (!block.Json.TryGetProperty("content"u8, out var content))
            return "";
        return content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : Join(block.Nested().Select(nested => new ContentBlock(PromptSection.Messages, "", nested, 0, 0)).Where(nested => nested.IsText).Select(nested => nested.Text));
    }

    private static string? Schema(JsonElement body) =>
        Json.TryGet(body, "output_config", out var output) && Json.TryGet(output, "format", out var format)
            && Json.TryGet(format, "schema", out var schema) ? schema.GetRawText() : null;

    private static string Join(IEnumerable<string> texts) => string.Join('\n', texts);
}
