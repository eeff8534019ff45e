using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Routing.Warmth;

[Prompt(Feature = "talk", MaxOutputTokens = 400)]
[Route("talk")]
[Cascade("simple", "complex")]
public sealed partial record TalkPrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Tenant)]
    public required string Context { get; init; }

    [History]
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static bool IsGood(string answer) => answer == "good";
}
