namespace CachePrefix.Emulator.Answers;

/// <summary>One call of a tool.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Input">Its arguments, as a JSON object.</param>
internal sealed record ToolCall(string Name, string Input);
