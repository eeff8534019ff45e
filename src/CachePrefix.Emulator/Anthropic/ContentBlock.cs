using System.Text.Json;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>One tool, system block or content block of a request.</summary>
/// <param name="Section">The part of the prompt.</param>
/// <param name="Role">The role of its message; empty outside messages.</param>
/// <param name="Json">The block, or the string that stands for a text block.</param>
/// <param name="Item">The index of the tool, system block or message.</param>
/// <param name="Block">The index within the message; -1 outside messages.</param>
internal readonly record struct ContentBlock(PromptSection Section, string Role, JsonElement Json, int Item, int Block)
{
    /// <summary>The block's <c>type</c>; empty for tools without one.</summary>
    public string Type { get; } = TypeOf(Json);

    public bool IsText => Type == "text";

    public bool IsThinking => Type is "thinking" or "redacted_thinking";

    public bool IsWebSearch => Section == PromptSection.Tools && Type.StartsWith("web_search", StringComparison.Ordinal);

    /// <summary>The text of a text block.</summary>
    public string Text => Json.ValueKind == JsonValueKind.String
        ? Json.GetString()!
        : Json.TryGetProperty("text"u8, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    /// <summary>Where the block stands in the request, as Anthropic's error messages say it.</summary>
    public string Path => FormattableString.Invariant(Section switch
    {
        PromptSection.Tools => (FormattableString)$"tools.{Item}",
        PromptSection.System => $"system.{Item}",
        _ => $"messages.{Item}.content.{Block}",
    });

    /// <summary>The blocks inside a tool result; none for other blocks.</summary>
    public IEnumerable<JsonElement> Nested() =>
        Type == "tool_result" && Json.TryGetProperty("content"u8, out var content) && content.ValueKind == JsonValueKind.Array
            ? content.EnumerateArray()
            : [];

    private static string TypeOf(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return "text";
        return json.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
    }
}
