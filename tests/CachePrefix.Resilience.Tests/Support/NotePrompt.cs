namespace CachePrefix.Resilience.Tests.Support;

/// <summary>A prompt whose answers repeat its question, so that every answer can be traced to its request.</summary>
[Prompt(MaxOutputTokens = 200)]
[Tier("simple")]
public sealed partial record NotePrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You repeat what you are asked.";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}
