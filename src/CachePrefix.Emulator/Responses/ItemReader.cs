using System.Text.Json;
using System.Text;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Responses;

/// <summary>Turns items into the pieces of a prompt. What the provider made and the client sends back is the same piece as the stored one.</summary>
internal static class ItemReader
{
    private static readonly HashSet<string> OtherTypes = new(StringComparer.Ordinal)
    {
        "file_search_call", "computer_call", "computer_call_output", "web_search_call", "image_generation_call", "code_interpreter_call", "local_shell_call",
        "local_shell_call_output", "shell_call", "shell_call_output", "apply_patch_call", "apply_patch_call_output", "mcp_list_tools", "mcp_approval_request",
        "mcp_approval_response", "mcp_call", "custom_tool_call", "tool_search_call", "tool_search_output", "compaction", "compaction_trigger", "configuration_update", "additional_tools",
    };

    public static void Read(JsonElement item, int message, string path, ModelInfo model, List<PromptPart> parts)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType(path, "an object", item);
        var type = TypeOf(item);
        switch (type)
        {
            case "message":
                ReadMessage(item, message, path, model, parts);
                break;
            case "function_call":
                parts.Add(new PromptPart(message, "assistant", PartKind.Head, $"function_call {Required(item, "call_id", path)}\n{Required(item, "name", path)}\n{Required(item, "arguments", path)}"));
                break;
            case "function_call_output" or "custom_tool_call_output":
                parts.Add(new PromptPart(message, "tool", PartKind.Head, $"{type} {Required(item, "call_id", path)}"));
                if (!Json.TryGet(item, "output", out var output))
                    throw OpenAIErrors.Missing($"{path}.output");
                ReadContent(output, message, "tool", $"{path}.output", model, parts);
                break;
            case "reasoning":
                parts.Add(new PromptPart(message, "assistant", PartKind.Head, "reasoning " + ReasoningOf(item)));
                break;
            default:
                if (!OtherTypes.Contains(type))
                    throw OpenAIErrors.Invalid($"Invalid value: '{type}'. Supported values are: 'message', 'function_call', 'function_call_output', 'reasoning', 'item_reference' and the calls and outputs of hosted tools.", path, "invalid_value");
                parts.Add(new PromptPart(message, "assistant", PartKind.Head, Without(item)));
                break;
        }
    }

    public static string TypeOf(JsonElement item) => Json.Text(item, "type") ?? "message";

    private static void ReadMessage(JsonElement item, int message, string path, ModelInfo model, List<PromptPart> parts)
    {
        var role = Required(item, "role", path);
        if (role is not ("user" or "assistant" or "system" or "developer"))
            throw OpenAIErrors.Invalid($"Invalid value: '{role}'. Supported values are: 'assistant', 'system', 'developer', and 'user'.", path, "invalid_value");
        foreach (var member in item.EnumerateObject())
            if (member.Name is not ("type" or "role" or "content" or "id" or "status" or "phase"))
                throw OpenAIErrors.Unknown($"{path}.{member.Name}");
        parts.Add(new PromptPart(message, role == "developer" ? "system" : role, PartKind.Head, role));
        if (!Json.TryGet(item, "content", out var content))
            throw OpenAIErrors.Missing($"{path}.content");
        ReadContent(content, message, role == "developer" ? "system" : role, $"{path}.content", model, parts);
    }

    private static void ReadContent(JsonElement content, int message, string role, string path, ModelInfo model, List<PromptPart> parts)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            parts.Add(new PromptPart(message, role, PartKind.Text, content.GetString()!));
            return;
        }

        if (content.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType(path, "one of an array of objects or string", content);
        var number = 0;
        foreach (var part in content.EnumerateArray())
            parts.Add(ReadPart(part, message, role, OpenAIErrors.At(path, number++), model));
    }

    private static PromptPart ReadPart(JsonElement part, int message, string role, string path, ModelInfo model)
    {
        if (part.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType(path, "an object", part);
        var marker = MarkerReader.Read(part, role, path, model);
        var type = Json.Text(part, "type") ?? throw OpenAIErrors.Missing($"{path}.type");
        var isAssistant = role == "assistant";
        return type switch
        {
            "input_text" when !isAssistant => new PromptPart(message, role, PartKind.Text, Required(part, "text", path)) { Marker = marker },
            "output_text" when isAssistant => new PromptPart(message, role, PartKind.Text, Required(part, "text", path)),
            "refusal" when isAssistant => new PromptPart(message, role, PartKind.Text, Required(part, "refusal", path)),
            "input_image" or "input_file" or "input_audio" or "computer_screenshot" when !isAssistant => new PromptPart(message, role, PartKind.Attachment, MarkerReader.Without(part)) { Marker = marker },
            _ => throw OpenAIErrors.Invalid(
                $"Invalid value: '{type}'. Supported values are: {(isAssistant ? "'output_text' and 'refusal'" : "'input_text', 'input_image', 'input_file', and 'input_audio'")}.", path, "invalid_value"),
        };
    }

    /// <summary>Encrypted reasoning is not read; its summary counts.</summary>
    private static string ReasoningOf(JsonElement item) =>
        string.Join('\n', Json.Items(item, "summary").Concat(Json.Items(item, "content")).Select(part => Json.Text(part, "text") ?? "")) + Json.Text(item, "encrypted_content");

    private static string Without(JsonElement item)
    {
        var text = new StringBuilder();
        foreach (var member in item.EnumerateObject())
            if (!member.NameEquals("id"u8) && !member.NameEquals("status"u8))
                text.Append(member.Name).Append(' ').Append(member.Value.GetRawText()).Append('\n');
        return text.ToString();
    }

    private static string Required(JsonElement owner, string name, string path)
    {
        if (!Json.TryGet(owner, name, out var value))
            throw OpenAIErrors.Missing($"{path}.{name}");
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw OpenAIErrors.WrongType($"{path}.{name}", "a string", value);
    }
}
