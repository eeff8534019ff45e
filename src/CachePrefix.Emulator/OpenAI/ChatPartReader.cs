using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Lists the pieces of a prompt in the order in which they are cached.</summary>
internal static class ChatPartReader
{
    public static List<ChatPart> Read(JsonElement body)
    {
        var parts = new List<ChatPart>();
        if (ChatSettings.TryGet(body, "tools", out var tools) && tools.ValueKind == JsonValueKind.Array)
            parts.AddRange(tools.EnumerateArray().Select(tool => new ChatPart(-1, tool)));
        if (!ChatSettings.TryGet(body, "messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.Missing("messages");
        if (messages.GetArrayLength() == 0)
            throw OpenAIErrors.Invalid("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        var index = 0;
        foreach (var message in messages.EnumerateArray())
            ReadMessage(message, index++, parts);
        return parts;
    }

    private static void ReadMessage(JsonElement message, int index, List<ChatPart> parts)
    {
        if (!ChatSettings.TryGet(message, "role", out var role) || role.ValueKind != JsonValueKind.String)
            throw OpenAIErrors.Missing(string.Create(CultureInfo.InvariantCulture, $"messages[{index}].role"));
        var head = new StringBuilder();
        foreach (var member in message.EnumerateObject())
            if (!member.NameEquals("content"u8))
                head.Append(member.Name).Append(' ').Append(member.Value.GetRawText()).Append('\n');
        parts.Add(new ChatPart(index, default, head.ToString()));
        if (!ChatSettings.TryGet(message, "content", out var content))
            return;
        if (content.ValueKind == JsonValueKind.Array)
            parts.AddRange(content.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Object
                ? new ChatPart(index, part)
                : throw OpenAIErrors.Invalid("Invalid content part: expected an object.", string.Create(CultureInfo.InvariantCulture, $"messages[{index}].content"))));
        else if (content.ValueKind == JsonValueKind.String)
            parts.Add(new ChatPart(index, content));
        else
            throw OpenAIErrors.Invalid("Invalid content: expected a string or an array of content parts.", string.Create(CultureInfo.InvariantCulture, $"messages[{index}].content"));
    }
}
