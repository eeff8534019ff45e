namespace CachePrefix;

/// <summary>One worked example: what a user asks and what the assistant should answer.</summary>
/// <param name="User">The user's turn.</param>
/// <param name="Assistant">The assistant's turn. For a structured result, its JSON.</param>
public sealed record PromptExample(string User, string Assistant);
