using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>One tool call, as written in the rule file.</summary>
internal sealed record ToolCallRow
{
    public string? Name { get; init; }

    public JsonElement? Input { get; init; }
}
