using System.Text.Json;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>What Chat Completions refuses before it looks at the prompt.</summary>
internal static class ChatRules
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];

    public static void Check(JsonElement body, ModelInfo model)
    {
        foreach (var member in body.EnumerateObject())
            if (!MemberSets.Chat.Contains(member.Name))
                throw OpenAIErrors.Invalid($"Unrecognized request argument supplied: {member.Name}");
        ReasoningRules.Check(body, model, Json.Text(body, "reasoning_effort"), "reasoning_effort");
        if (ModelTraits.Has(model, ModelTrait.CompletionTokens) && Json.TryGet(body, "max_tokens", out _))
            throw OpenAIErrors.Unsupported("max_tokens", " Use 'max_completion_tokens' instead.");
        CheckTools(body, model);
        CheckMessages(body);
    }

    /// <summary>Checks the messages and the form of the answer.</summary>
    public static void CheckMessages(JsonElement body)
    {
        if (!Json.TryGet(body, "messages", out var messages))
            throw OpenAIErrors.Missing("messages");
        if (messages.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType("messages", "an array of objects", messages);
        if (messages.GetArrayLength() == 0)
            throw OpenAIErrors.Invalid("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        CheckEach(messages);
        if (Json.TryGet(body, "response_format", out var format))
            CheckFormat(format, messages);
    }

    private static void CheckTools(JsonElement body, ModelInfo model)
    {
        if (!Json.TryGet(body, "tools", out var tools))
            return;
        if (tools.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType("tools", "an array of objects", tools);
        var index = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            var at = OpenAIErrors.At("tools", index++);
            if (tool.ValueKind != JsonValueKind.Object)
                throw OpenAIErrors.WrongType(at, "an object", tool);
            var type = Json.Text(tool, "type") ?? throw OpenAIErrors.Missing($"{at}.type");
            if (!Json.TryGet(tool, type, out var definition) || Json.Text(definition, "name") is null)
                throw OpenAIErrors.Missing($"{at}.{type}.name");
        }

        if (index > 0 && ModelTraits.Has(model, ModelTrait.ChatToolsWithoutEffort) && Json.Text(body, "reasoning_effort") != "none")
            throw OpenAIErrors.Invalid("Function tools are not supported with this model in Chat Completions unless 'reasoning_effort' is 'none'. Use the Responses API instead.", "tools", "unsupported_value");
    }

    private static void CheckEach(JsonElement messages)
    {
        var index = 0;
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in messages.EnumerateArray())
        {
            var at = OpenAIErrors.At("messages", index);
            if (message.ValueKind != JsonValueKind.Object)
                throw OpenAIErrors.WrongType(at, "an object", message);
            if (!Json.TryGet(message, "role", out var role))
                throw OpenAIErrors.Missing($"{at}.role");
            if (role.ValueKind != JsonValueKind.String || !Roles.Contains(role.GetString()))
                throw OpenAIErrors.Invalid($"Invalid value: '{role}'. Supported values are: {string.Join(", ", Roles.Select(name => $"'{name}'"))}.", $"{at}.role", "invalid_value");
            foreach (var member in message.EnumerateObject())
                if (!MemberSets.ChatMessage.Contains(member.Name))
                    throw OpenAIErrors.Unknown($"{at}.{member.Name}");
            CheckPairs(message, role.GetString()!, index, open);
            index++;
        }

        ThrowOpen(open, index);
    }

    private static void CheckPairs(JsonElement message, string role, int index, HashSet<string> open)
    {
        if (role == "tool")
        {
            var id = Json.Text(message, "tool_call_id") ?? throw OpenAIErrors.Missing($"{OpenAIErrors.At("messages", index)}.tool_call_id");
            if (!open.Remove(id))
                throw OpenAIErrors.Invalid("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", $"messages.[{index}].role");
            return;
        }

        ThrowOpen(open, index);
        if (role != "assistant")
        {
            if (role != "function" && !Json.TryGet(message, "content", out _))
                throw OpenAIErrors.Missing($"{OpenAIErrors.At("messages", index)}.content");
            return;
        }

        foreach (var call in Json.Items(message, "tool_calls"))
            open.Add(Json.Text(call, "id") ?? throw OpenAIErrors.Missing($"{OpenAIErrors.At("messages", index)}.tool_calls[0].id"));
        if (open.Count == 0 && !Json.TryGet(message, "content", out _) && !Json.TryGet(message, "refusal", out _) && !Json.TryGet(message, "audio", out _) && !Json.TryGet(message, "function_call", out _))
            throw OpenAIErrors.Invalid("Invalid value for 'content': expected a string, got null.", $"messages.[{index}].content");
    }

    private static void ThrowOpen(HashSet<string> open, int index)
    {
        if (open.Count > 0)
            throw OpenAIErrors.Invalid(
                "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
                + $"The following tool_call_ids did not have response messages: {string.Join(", ", open.Order(StringComparer.Ordinal))}",
                $"messages.[{index}].role");
    }

    private static void CheckFormat(JsonElement format, JsonElement messages)
    {
        if (format.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType("response_format", "an object", format);
        FormatRules.CheckSchema(Json.Text(format, "type"), format, "json_schema", "response_format");
        if (Json.Text(format, "type") == "json_object")
            FormatRules.CheckMentionsJson(messages.GetRawText(), "messages", "response_format");
    }
}
