namespace CachePrefix.Emulator.Answers;

/// <summary>What a rule may look at in a request, whatever the provider.</summary>
/// <param name="Model">The model's id in the catalogue.</param>
/// <param name="UserText">The text of the last user message that has text.</param>
/// <param name="SystemText">The text of all system messages.</param>
/// <param name="ToolResult">The text of the tool results that the request ends with; <see langword="null"/> if it does not end with any.</param>
/// <param name="Schema">The JSON schema that the answer must fit, as sent; <see langword="null"/> where none is asked for.</param>
internal sealed record Conversation(string Model, string UserText, string SystemText, string? ToolResult, string? Schema)
{
    /// <summary>The tools that the model may call.</summary>
    public IReadOnlyList<DeclaredTool> Tools { get; init; } = [];

    /// <summary>Whether it may call them.</summary>
    public ToolDemand Demand { get; init; }

    /// <summary>The tool that must be called; <see langword="null"/> for any.</summary>
    public string? DemandedTool { get; init; }

    /// <summary>Whether the answer must be a JSON object of any form.</summary>
    public bool IsJsonObject { get; init; }
}
