using System.Text.Json;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Responses;

/// <summary>What the Responses API refuses before it looks at the items.</summary>
internal static class ResponseRules
{
    public static void Check(JsonElement body, ModelInfo model)
    {
        foreach (var member in body.EnumerateObject())
            if (!MemberSets.Responses.Contains(member.Name))
                throw OpenAIErrors.Unknown(member.Name);
        foreach (var name in new[] { "reasoning", "text", "metadata", "stream_options" })
            if (Json.TryGet(body, name, out var value) && value.ValueKind != JsonValueKind.Object)
                throw OpenAIErrors.WrongType(name, "an object", value);
        Json.TryGet(body, "reasoning", out var reasoning);
        ReasoningRules.Check(body, model, Json.Text(reasoning, "effort"), "reasoning.effort");
        CheckTools(body);
        if (Json.TryGet(body, "prompt", out var prompt))
            throw OpenAIErrors.UnknownObject($"Prompt with id '{Json.Text(prompt, "id")}' not found.", "prompt");
        if (Json.TryGet(body, "text", out var text) && Json.TryGet(text, "format", out var format))
            FormatRules.CheckSchema(Json.Text(format, "type"), format, null, "text.format");
        if (Json.TryGet(body, "instructions", out var instructions) && instructions.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            throw OpenAIErrors.WrongType("instructions", "a string", instructions);
    }

    private static void CheckTools(JsonElement body)
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
            if (type is "function" or "custom" && Json.Text(tool, "name") is null)
                throw OpenAIErrors.Missing($"{at}.name");
        }
    }
}
