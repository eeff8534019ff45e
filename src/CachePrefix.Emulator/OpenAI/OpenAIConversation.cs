using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Reads what answer rules look at.</summary>
internal static class OpenAIConversation
{
    public static Conversation Of(JsonElement body, IReadOnlyList<ChatPart> parts, ModelInfo model)
    {
        var roles = body.GetProperty("messages"u8).EnumerateArray().Select(message => message.GetProperty("role"u8).GetString()!).ToList();
        var question = roles.FindLastIndex(role => role == "user");
        var firstResult = roles.Count;
        while (firstResult > 0 && roles[firstResult - 1] == "tool")
            firstResult--;
        return new Conversation(
            model.Id,
            Texts(parts, message => message == question),
            Texts(parts, message => roles[message] is "system" or "developer"),
            firstResult == roles.Count ? null : Texts(parts, message => message >= firstResult),
            Schema(body));
    }

    private static string Texts(IReadOnlyList<ChatPart> parts, Predicate<int> message) =>
        string.Join('\n', parts.Where(part => part.Head is null && part.Message >= 0 && part.IsText && message(part.Message)).Select(part => part.Text));

    private static string? Schema(JsonElement body) =>
        ChatSettings.TryGet(body, "response_format", out var format) && ChatSettings.TryGet(format, "json_schema", out var wrapper)
            && ChatSettings.TryGet(wrapper, "schema", out var schema) ? schema.GetRawText() : null;
}
