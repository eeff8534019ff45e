using CachePrefix;

namespace Deployments;

/// <summary>Answers a customer's question from a handbook that all share and from what is known of the customer.</summary>
[Prompt(MaxOutputTokens = 100), Tier("simple")]
public sealed partial record CustomerPrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [CachedPrefix(Stability.Tenant)]
    public required string CustomerFacts { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}
