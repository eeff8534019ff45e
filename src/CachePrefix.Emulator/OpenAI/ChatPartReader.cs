using System.Text.Json;
using System.Text;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Lists the pieces of a chat prompt in the order in which they are cached.</summary>
internal static class ChatPartReader
{
    public static List<PromptPart> Read(JsonElement body, ModelInfo model)
    {
        var parts = new List<PromptPart>();
        parts.AddRange(Json.Items(body, "tools").Concat(Json.Items(body, "functions")).Select(tool => new PromptPart(-1, "", PartKind.Head, tool.GetRawText())));
        var index = 0;
        foreach (var message in body.GetProperty("messages"u8).EnumerateArray())
            ReadMessage(message, index++, model, parts);
        return parts;
    }

    private static void ReadMessage(JsonElement message, int index, ModelInfo model, List<PromptPart> parts)
    {
        var role = RoleOf(Json.Text(message, "role")!);
        var head = new StringBuilder();
        foreach (var member in message.EnumerateObject())
            if (!member.NameEquals("content"u8))
                head.Append(member.Name).Append(' ').Append(member.Value.GetRawText()).Append('\n');
        parts.Add(new PromptPart(index, role, PartKind.Head, head.ToString()));
        if (!Json.TryGet(message, "content", out var content))
            return;
        var path = OpenAIErrors.At("messages", index) + ".content";
        if (content.ValueKind == JsonValueKind.String)
        {
            parts.Add(new PromptPart(index, role, PartKind.Text, content.GetString()!));
            return;
        }

        if (content.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType(path, "one of a string or array of objects", content);
        var number = 0;
        foreach (var part in content.EnumerateArray())
            parts.Add(ReadPart(part, index, role, OpenAIErrors.At(path, number++), model));
    }

    private static PromptPart ReadPart(JsonElement part, int index, string role, string path, ModelInfo model)
    {
        if (part.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType(path, "an object", part);
        var marker = MarkerReader.Read(part, role, path, model);
        var type = Json.Text(part, "type") ?? throw OpenAIErrors.Missing($"{path}.type");
        return type switch
        {
            "text" => new PromptPart(index, role, PartKind.Text, Json.Text(part, "text") ?? throw OpenAIErrors.Missing($"{path}.text")) { Marker = marker },
            "refusal" => new PromptPart(index, role, PartKind.Text, Json.Text(part, "refusal") ?? ""),
            "input_audio" when ModelTraits.Has(model, ModelTrait.NoAudio) =>
                throw OpenAIErrors.Invalid("Content blocks are expected to be either text or image_url type.", $"{path}.type", "invalid_value"),
            "image_url" or "input_audio" or "file" or "audio" when role != "assistant" || type == "audio" =>
                new PromptPart(index, role, PartKind.Attachment, MarkerReader.Without(part)) { Marker = marker },
            _ => throw OpenAIErrors.Invalid($"Invalid value: '{type}'. Supported values are: {Supported(role)}.", $"{path}.type", "invalid_value"),
        };
    }

    private static string Supported(string role) => role == "user" ? "'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'" : "'text' and 'refusal'";

    private static string RoleOf(string role) => role switch
    {
        "developer" => "system",
        "function" => "tool",
        _ => role,
    };
}
