using System.Text;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Settings outside the blocks whose change makes part of the prefix unreadable, as Anthropic's invalidation table lists them.</summary>
internal static class PromptSettings
{
    /// <summary>What invalidates system and messages: web search, citations, speed.</summary>
    public static string OfSystem(JsonElement body, IReadOnlyList<ContentBlock> blocks)
    {
        var settings = new StringBuilder();
        foreach (var block in blocks)
            if (block.IsWebSearch)
                settings.Append("web_search ").Append(block.Json.GetRawText());
        if (blocks.Any(HasCitations))
            settings.Append("citations ");
        if (Json.TryGet(body, "speed", out var speed) && !Json.IsString(speed, "standard"))
            settings.Append("speed ").Append(speed.GetRawText());
        return settings.ToString();
    }

    /// <summary>What invalidates messages only: tool choice, images, thinking, effort, the format of structured answers.</summary>
    public static string OfMessages(JsonElement body, IReadOnlyList<ContentBlock> blocks, ModelInfo model)
    {
        var settings = new StringBuilder();
        if (Json.TryGet(body, "tool_choice", out var choice) && !IsPlain(choice, "auto"u8))
            settings.Append("tool_choice ").Append(choice.GetRawText());
        if (blocks.Any(HasImage))
            settings.Append("images ");
        if (IsThinking(body))
            settings.Append("thinking ").Append(body.GetProperty("thinking"u8).GetRawText());
        if (Json.TryGet(body, "output_config", out var output))
        {
            if (Json.TryGet(output, "effort", out var effort) && !(model.DefaultEffort is { } standard && Json.IsString(effort, standard)))
                settings.Append("effort ").Append(effort.GetRawText());
            if (Json.TryGet(output, "format", out var format))
                settings.Append("format ").Append(format.GetRawText());
        }

        return settings.ToString();
    }

    public static bool IsThinking(JsonElement body) => Json.TryGet(body, "thinking", out var thinking) && !IsPlain(thinking, "disabled"u8);

    private static bool IsPlain(JsonElement value, ReadOnlySpan<byte> type) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 1 && value.TryGetProperty("type"u8, out var own) && own.ValueKind == JsonValueKind.String && own.ValueEquals(type);

    private static bool HasCitations(ContentBlock block) =>
        Json.TryGet(block.Json, "citations", out var citations) && Json.TryGet(citations, "enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True;

    private static bool HasImage(ContentBlock block) =>
        block.Type == "image" || block.Nested().Any(nested => Json.Text(nested, "type") == "image");
}
