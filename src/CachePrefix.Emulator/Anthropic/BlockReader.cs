using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Lists the blocks of a request in the order in which they are cached, and refuses shapes that Anthropic refuses.</summary>
internal static class BlockReader
{
    public static List<ContentBlock> Read(JsonElement body, ModelInfo model)
    {
        var blocks = new List<ContentBlock>();
        foreach (var tool in Json.Items(body, "tools"))
            blocks.Add(new ContentBlock(PromptSection.Tools, "", tool, blocks.Count, -1));
        ReadSystem(body, blocks);
        if (!Json.TryGet(body, "messages", out var messages))
            throw AnthropicErrors.Invalid("messages: Field required");
        if (messages.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid("messages: Input should be a valid list");
        if (messages.GetArrayLength() == 0)
            throw AnthropicErrors.Invalid("messages: at least one message is required");
        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            ReadMessage(message, index, index == messages.GetArrayLength() - 1, model, blocks);
            index++;
        }

        return blocks;
    }

    private static void ReadSystem(JsonElement body, List<ContentBlock> blocks)
    {
        if (!Json.TryGet(body, "system", out var system))
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
        {
            var read = new ContentBlock(PromptSection.System, "", RequireObject(block, "system", index), index++, -1);
            if (!read.IsText)
                throw AnthropicErrors.Invalid($"{read.Path}.type: Input should be 'text'");
            Add(read, blocks);
        }
    }

    private static void ReadMessage(JsonElement message, int index, bool isLast, ModelInfo model, List<ContentBlock> blocks)
    {
        RequireObject(message, "messages", index);
        var role = Json.Text(message, "role");
        if (role == "system" && !model.SystemMessages)
            throw AnthropicErrors.Invalid("role 'system' is not supported on this model");
        if (role == "system" && index == 0)
            throw AnthropicErrors.Invalid("messages.0.role: the first message cannot have role 'system'; use the top-level `system` parameter");
        if (role is not ("user" or "assistant" or "system"))
            throw AnthropicErrors.Invalid(At(index, "role: Input should be 'user' or 'assistant'"));
        foreach (var member in message.EnumerateObject())
            if (!(role == "system" ? MemberSets.AnthropicSystemMessage : MemberSets.AnthropicMessage).Contains(member.Name))
                throw AnthropicErrors.Extra(At(index, member.Name));
        if (!Json.TryGet(message, "content", out var content))
            throw AnthropicErrors.Invalid(At(index, "content: Field required"));
        var isEmpty = content.ValueKind == JsonValueKind.String ? content.GetString() is "" : content.ValueKind == JsonValueKind.Array && content.GetArrayLength() == 0;
        if (isEmpty && !(isLast && role == "assistant"))
            throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"messages.{index}: all messages must have non-empty content except for the optional final assistant message"));
        if (isEmpty)
            return;
        if (content.ValueKind == JsonValueKind.String)
        {
            Add(new ContentBlock(PromptSection.Messages, role, content, index, 0), blocks);
            return;
        }

        if (content.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid(At(index, "content: Input should be a valid list"));
        var number = 0;
        foreach (var block in content.EnumerateArray())
            Add(new ContentBlock(PromptSection.Messages, role, RequireObject(block, At(index, "content"), number), index, number++), blocks);
    }

    private static void Add(ContentBlock block, List<ContentBlock> blocks)
    {
        var section = block.Section == PromptSection.System ? "system" : "messages";
        if (block.IsText)
        {
            var text = block.Text;
            var isMarked = block.Json.ValueKind == JsonValueKind.Object && Json.TryGet(block.Json, "cache_control", out _);
            if (text.Length == 0 && !isMarked && HasText(block))
                throw AnthropicErrors.Invalid($"{section}: text content blocks must be non-empty");
            if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
                throw AnthropicErrors.Invalid($"{section}: text content blocks must contain non-whitespace text");
        }

        blocks.Add(block);
    }

    private static bool HasText(ContentBlock block) => block.Json.ValueKind == JsonValueKind.String || Json.Text(block.Json, "text") is not null;

    private static string At(int message, string rest) => string.Create(CultureInfo.InvariantCulture, $"messages.{message}.{rest}");

    private static JsonElement RequireObject(JsonElement element, string section, int index) => element.ValueKind == JsonValueKind.Object
        ? element
        : throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{section}.{index}: Input should be an object"));
}
