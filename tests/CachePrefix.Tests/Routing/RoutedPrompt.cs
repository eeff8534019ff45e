namespace CachePrefix.Tests.Routing;

[Prompt(Feature = "support", MaxOutputTokens = 100)]
[Route("difficulty")]
[Cascade("simple", "complex")]
public sealed partial record RoutedPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer questions.";

    [History]
    public IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> History { get; init; } = [];

    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public bool IsGood(string answer) => answer == "good";
}
