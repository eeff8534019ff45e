using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>One piece of a prompt: a tool, a message's head, or one part of its content.</summary>
/// <param name="Message">The index of the message; -1 for tools.</param>
/// <param name="Json">The tool or the content part; a string stands for a text part. Undefined for a head.</param>
/// <param name="Head">For a message's head: its role and all that is not content.</param>
internal readonly record struct ChatPart(int Message, JsonElement Json, string? Head = null)
{
    public bool IsText => Json.ValueKind == JsonValueKind.String
        || (Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("type"u8, out var type) && type.ValueEquals("text"u8));

    public string Text => Json.ValueKind == JsonValueKind.String
        ? Json.GetString()!
        : Json.TryGetProperty("text"u8, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
