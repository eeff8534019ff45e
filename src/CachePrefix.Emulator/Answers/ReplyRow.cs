using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>What a rule answers, as written in the rule file.</summary>
internal sealed record ReplyRow
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>A value that becomes the text, for structured answers.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Tools to call.</summary>
    public ToolCallRow[]? ToolCalls { get; init; }
}
