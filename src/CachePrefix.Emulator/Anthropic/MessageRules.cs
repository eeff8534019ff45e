using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>What Anthropic refuses in messages: unknown members, calls without results, results without calls, beginnings of answers where a model takes none.</summary>
internal static class MessageRules
{
    private const string Blocks20261021 = "2026-10-21";

    private static readonly Dictionary<string, string[]> SourceTypes = new(StringComparer.Ordinal)
    {
        ["image"] = ["base64", "file", "url"],
        ["document"] = ["base64", "content", "file", "text", "url"],
    };

    private static readonly HashSet<string> OtherTypes = new(StringComparer.Ordinal)
    {
        "server_tool_use", "web_search_tool_result", "web_fetch_tool_result", "code_execution_tool_result", "bash_code_execution_tool_result", "text_editor_code_execution_tool_result",
        "tool_search_tool_result", "advisor_tool_result", "container_upload", "compaction", "mcp_tool_use", "mcp_tool_result", "mcp_tool_listing", "fallback", "browser_state",
        "tool_addition", "tool_removal", "tool_definition", "connector_text", "mid_conv_system",
    };

    public static void Check(IReadOnlyList<ContentBlock> blocks, JsonElement messages, ModelInfo model, string version)
    {
        foreach (var block in blocks)
            CheckBlock(block, version);
        CheckPairs(blocks, messages.GetArrayLength());
        if (Json.Text(messages[messages.GetArrayLength() - 1], "role") == "assistant" && ModelTraits.Has(model, ModelTrait.NoPrefill))
            throw AnthropicErrors.Invalid("This model does not support assistant message prefill. The conversation must end with a user message.");
    }

    private static void CheckBlock(ContentBlock block, string version)
    {
        if (block.Section == PromptSection.Tools || block.Json.ValueKind == JsonValueKind.String)
            return;
        if (block.Type.Length == 0)
            throw AnthropicErrors.Invalid($"{block.Path}.type: Field required");
        if (MemberSets.AnthropicBlocks.TryGetValue(block.Type, out var members))
        {
            foreach (var member in block.Json.EnumerateObject())
                if (!members.Contains(member.Name) && member.Name != "cache_control")
                    throw AnthropicErrors.Extra($"{block.Path}.{block.Type}.{member.Name}");
        }
        else if (!OtherTypes.Contains(block.Type))
        {
            throw AnthropicErrors.Invalid($"{block.Path}: Input tag '{block.Type}' found using 'type' does not match any of the expected tags: {Listed(MemberSets.AnthropicBlocks.Keys.Concat(OtherTypes).Order(StringComparer.Ordinal))}");
        }

        CheckRequired(block);
        if (string.CompareOrdinal(version, Blocks20261021) < 0 || block.Section != PromptSection.Messages)
            return;
        if (block is { Role: "assistant", Type: "document" })
            throw AnthropicErrors.Invalid($"{block.Path}: document blocks are not permitted in assistant messages");
        if (block is { Role: "user", IsText: true } && Json.TryGet(block.Json, "citations", out _))
            throw AnthropicErrors.Extra($"{block.Path}.text.citations");
    }

    private static void CheckRequired(ContentBlock block)
    {
        foreach (var (name, kind) in block.Type switch
        {
            "text" => [("text", JsonValueKind.String)],
            "image" or "document" => [("source", JsonValueKind.Object)],
            "tool_use" => [("id", JsonValueKind.String), ("name", JsonValueKind.String), ("input", JsonValueKind.Object)],
            "tool_result" => [("tool_use_id", JsonValueKind.String)],
            "search_result" => [("source", JsonValueKind.String), ("title", JsonValueKind.String), ("content", JsonValueKind.Array)],
            _ => Array.Empty<(string, JsonValueKind)>(),
        })
        {
            if (!Json.TryGet(block.Json, name, out var value))
                throw AnthropicErrors.Invalid($"{block.Path}.{block.Type}.{name}: Field required");
            if (value.ValueKind != kind)
                throw AnthropicErrors.Invalid($"{block.Path}.{block.Type}.{name}: Input should be a valid {(kind == JsonValueKind.String ? "string" : kind == JsonValueKind.Array ? "list" : "dictionary")}");
        }

        CheckSource(block.Json, block.Type, block.Path);
        if (block.Type == "tool_result" && Json.TryGet(block.Json, "content", out var content) && content.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            throw AnthropicErrors.Invalid($"{block.Path}.tool_result.content: Input should be a valid list");
        var number = 0;
        foreach (var nested in block.Nested())
        {
            if (nested.ValueKind != JsonValueKind.Object)
                throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{block.Path}.{block.Type}.content.{number}: Input should be an object"));
            CheckSource(nested, Json.Text(nested, "type") ?? "", string.Create(CultureInfo.InvariantCulture, $"{block.Path}.{block.Type}.content.{number}"));
            number++;
        }
    }

    /// <summary>Refuses a source of a kind that the block does not take.</summary>
    private static void CheckSource(JsonElement block, string type, string path)
    {
        if (!SourceTypes.TryGetValue(type, out var kinds) || !Json.TryGet(block, "source", out var source))
            return;

        path = $"{path}.{type}.source";
        var kind = Json.Text(source, "type") ?? throw AnthropicErrors.Invalid($"{path}: Unable to extract tag using discriminator 'type'");
        if (!kinds.Contains(kind))
            throw AnthropicErrors.Invalid($"{path}: Input tag '{kind}' found using 'type' does not match any of the expected tags: {Listed(kinds)}");
        if (type == "image" && kind == "base64" && Json.Text(source, "media_type") is not ("image/jpeg" or "image/png" or "image/gif" or "image/webp"))
            throw AnthropicErrors.Invalid($"{path}.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'");
    }

    private static string Listed(IEnumerable<string> tags) => string.Join(", ", tags.Select(static tag => $"'{tag}'"));

    private static void CheckPairs(IReadOnlyList<ContentBlock> blocks, int messages)
    {
        var calls = blocks.Where(block => block is { Section: PromptSection.Messages, Type: "tool_use" }).ToLookup(block => block.Item, block => Json.Text(block.Json, "id")!);
        var results = blocks.Where(block => block is { Section: PromptSection.Messages, Type: "tool_result" }).ToLookup(block => block.Item);
        for (var message = 0; message < messages; message++)
        {
            var before = message == 0 ? [] : calls[message - 1].ToHashSet(StringComparer.Ordinal);
            foreach (var result in results[message])
                if (Json.Text(result.Json, "tool_use_id") is { } id && !before.Contains(id))
                    throw AnthropicErrors.Invalid(
                        $"{result.Path}: unexpected `tool_use_id` found in `tool_result` blocks: {id}. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.");
            var answered = results[message + 1].Select(result => Json.Text(result.Json, "tool_use_id")).ToHashSet(StringComparer.Ordinal);
            var open = calls[message].Where(id => !answered.Contains(id)).ToList();
            if (open.Count > 0)
                throw AnthropicErrors.Invalid(string.Create(
                    CultureInfo.InvariantCulture,
                    $"messages.{message}: `tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", open)}. Each `tool_use` block must have a corresponding `tool_result` block in the next message."));
        }
    }
}
