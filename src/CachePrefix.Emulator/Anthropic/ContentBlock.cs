using System.Text.Json;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>One tool, system block or content block of a request.</summary>
/// <param name="Section">The part of the prompt.</param>
/// <param name="Role">The role of its message; empty outside messages.</param>
/// <param name="Json">The block, or the string that stands for a text block.</param>
/// <param name="Item">The index of the tool, system block or message.</param>
/// <param name="Block">The index within the message; -1 outside messages.</param>
internal sealed record ContentBlock(PromptSection Section, string Role, JsonElement Json, int Item, int Block)
{
    private string? _text;

    /// <summary>The block's <c>type</c>; empty for tools without one.</summary>
    public string Type { get; } = Json.ValueKind == JsonValueKind.String ? "text" : Hosting.Json.Text(Json, "type") ?? "";

    public bool IsText => Type == "text";

    public bool IsThinking => Type is "thinking" or "redacted_thinking";

    public bool IsWebSearch => Section == PromptSection.Tools && Type.StartsWith("web_search", StringComparison.Ordinal);

    /// <summary>Whether the tool is not shown to the model until it is found.</summary>
    public bool IsDeferred => Section == PromptSection.Tools && Hosting.Json.IsTrue(Json, "defer_loading");

    /// <summary>The text of a text block.</summary>
    public string Text => _text ??= Json.ValueKind == JsonValueKind.String ? Json.GetString()! : Hosting.Json.Text(Json, "text") ?? "";

    /// <summary>Where the block stands in the request, as Anthropic's error messages say it.</summary>
    public string Path => FormattableString.Invariant(Section switch
    {
        PromptSection.Tools => (FormattableString)$"tools.{Item}",
        PromptSection.System => $"system.{Item}",
        _ => $"messages.{Item}.content.{Block}",
    });

    /// <summary>The blocks directly inside a tool result, a search result or a document made of blocks; none for other blocks.</summary>
    public IEnumerable<JsonElement> Nested() => Nested(Json, Type);

    /// <summary>The blocks inside, at any depth.</summary>
    public IEnumerable<(JsonElement Block, string Path)> AllNested() => AllNested(Json, Type, $"{Path}.{Type}");

    public static IEnumerable<JsonElement> Nested(JsonElement json, string type) => type switch
    {
        "tool_result" or "search_result" => Hosting.Json.Items(json, "content"),
        "document" when Hosting.Json.TryGet(json, "source", out var source) => Hosting.Json.Items(source, "content"),
        _ => [],
    };

    private static IEnumerable<(JsonElement Block, string Path)> AllNested(JsonElement json, string type, string path)
    {
        var number = 0;
        foreach (var nested in Nested(json, type))
        {
            var at = FormattableString.Invariant($"{path}.{(type == "document" ? "source.content" : "content")}.{number++}");
            yield return (nested, at);
            if (Hosting.Json.Text(nested, "type") is { } inner)
                foreach (var deeper in AllNested(nested, inner, $"{at}.{inner}"))
                    yield return deeper;
        }
    }
}
