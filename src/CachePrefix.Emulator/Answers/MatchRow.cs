namespace CachePrefix.Emulator.Answers;

/// <summary>When a rule answers; all conditions given must hold.</summary>
internal sealed record MatchRow
{
    /// <summary>The last user text contains this, in any case.</summary>
    public string? Contains { get; init; }

    /// <summary>The last user text matches this.</summary>
    public string? Regex { get; init; }

    /// <summary>The system text contains this, in any case.</summary>
    public string? System { get; init; }

    /// <summary>The request goes to one of these models or tiers.</summary>
    public string[]? Models { get; init; }

    /// <summary>The request ends with a tool result, or does not.</summary>
    public bool? AfterTool { get; init; }

    /// <summary>The tool results that the request ends with contain this, in any case.</summary>
    public string? ToolResult { get; init; }
}
