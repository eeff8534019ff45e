using System.Globalization;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Lists the blocks of a request in the order in which they are cached, and refuses shapes that Anthropic refuses.</summary>
internal static class BlockReader
{
    public static List<ContentBlock> Read(JsonElement body, ModelInfo model)
    {
        var blocks = new List<ContentBlock>();
        if (body.TryGetProperty("tools"u8, out var tools) && tools.ValueKind == JsonValueKind.Array)
            foreach (var tool in tools.EnumerateArray())
                blocks.Add(new ContentBlock(PromptSection.Tools, "", RequireObject(tool, "tools", blocks.Count), blocks.Count, -1));
        ReadSystem(body, blocks);
        if (!body.TryGetProperty("messages"u8, out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid("messages: Field required");
        if (messages.GetArrayLength() == 0)
            throw AnthropicErrors.Invalid("messages: at least one message is required");
        var index = 0;
        foreach (var message in messages.EnumerateArray())
            ReadMessage(message, index++, model, blocks);
        return blocks;
    }

    private static void ReadSystem(JsonElement body, List<ContentBlock> blocks)
    {
        if (!body.TryGetProperty("system"u8, out var system) || system.ValueKind == JsonValueKind.Null)
            return;
        if (system.ValueKind == JsonValueKind.String)
        {
            if (system.GetString() is { Length: > 0 })
                blocks.Add(new ContentBlock(PromptSection.System, "", system, 0, -1));
            return;
        }

        if (system.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid("system: Input should be a valid list");
        var index = 0;
        foreach (var block in system.EnumerateArray())
            Add(new ContentBlock(PromptSection.System, "", RequireObject(block, "system", index), index++, -1), blocks);
    }

    private static void ReadMessage(JsonElement message, int index, ModelInfo model, List<ContentBlock> blocks)
    {
        RequireObject(message, "messages", index);
        var role = message.TryGetProperty("role"u8, out var roleElement) && roleElement.ValueKind == JsonValueKind.String ? roleElement.GetString() : null;
        if (role == "system" && !model.SystemMessages)
            throw AnthropicErrors.Invalid("role 'system' is not supported on this model");
        if (role is not ("user" or "assistant" or "system"))
            throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"messages.{index}.role: Input should be 'user' or 'assistant'"));
        if (!message.TryGetProperty("content"u8, out var content))
            throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"messages.{index}.content: Field required"));
        if (content.ValueKind == JsonValueKind.String)
        {
            if (content.GetString() is "")
                throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"messages.{index}: all messages must have non-empty content except for the optional final assistant message"));
            Add(new ContentBlock(PromptSection.Messages, role, content, index, 0), blocks);
            return;
        }

        if (content.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"messages.{index}.content: Input should be a valid list"));
        var number = 0;
        foreach (var block in content.EnumerateArray())
            Add(new ContentBlock(PromptSection.Messages, role, RequireObject(block, $"messages.{index.ToString(CultureInfo.InvariantCulture)}.content", number), index, number++), blocks);
    }

    private static void Add(ContentBlock block, List<ContentBlock> blocks)
    {
        var section = block.Section == PromptSection.System ? "system" : "messages";
        var isMarked = block.Json.ValueKind == JsonValueKind.Object && block.Json.TryGetProperty("cache_control"u8, out var marker) && marker.ValueKind != JsonValueKind.Null;
        if (block.IsText && !isMarked && block.Text.Length == 0)
            throw AnthropicErrors.Invalid($"{section}: text content blocks must be non-empty");
        if (block.IsText && block.Text.Length > 0 && string.IsNullOrWhiteSpace(block.Text))
            throw AnthropicErrors.Invalid($"{section}: text content blocks must contain non-whitespace text");
        blocks.Add(block);
    }

    private static JsonElement RequireObject(JsonElement element, string section, int index) => element.ValueKind == JsonValueKind.Object
        ? element
        : throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{section}.{index}: Input should be an object"));
}
