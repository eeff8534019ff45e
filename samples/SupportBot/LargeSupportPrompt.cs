using CachePrefix;

namespace SupportBot;

/// <summary>The same prompt on the large model alone: what the cascade has to be as good as.</summary>
[Prompt(Feature = "support", MaxOutputTokens = 400, JsonContext = typeof(SupportJson))]
[Tier("complex")]
public sealed partial record LargeSupportPrompt : IPrompt<SupportAnswer>
{
    [CachedPrefix]
    public const string Role = SupportPrompt.Role;

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}
