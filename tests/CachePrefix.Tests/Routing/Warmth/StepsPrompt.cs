namespace CachePrefix.Tests.Routing.Warmth;

[Prompt(Feature = "steps", MaxOutputTokens = 400)]
[Route("talk")]
[Cascade("simple", "moderate", "complex")]
public sealed partial record StepsPrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Tenant)]
    public required string Context { get; init; }

    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static bool IsGood(string answer) => answer == "good";
}
