using CachePrefix;
using SupportBot;

namespace ThreeProviders;

/// <summary>One prompt for three providers: nothing in it says which of them answers, or how it caches.</summary>
[Prompt(Feature = "help", MaxOutputTokens = 400, JsonContext = typeof(SupportJson))]
public sealed partial record HelpPrompt : IPrompt<SupportAnswer>
{
    [CachedPrefix]
    public const string Role =
        """
        You answer customers of Brisvale from the product handbook below and from nothing else.
        Answer in at most three sentences and list the titles of all sections that you took the answer from.
        """;

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }

    /// <summary>Comparisons are hard, long questions need care, and the rest is quick.</summary>
    [RouteBy("quick", "standard", "expert")]
    public string ChooseTier() =>
        Question.Contains(" and ", StringComparison.Ordinal) ? "expert" : Question.Length > 50 ? "standard" : "quick";

    /// <summary>An answer counts when a person takes over or every section that it cites exists.</summary>
    [Validator]
    public static bool IsGrounded(HelpPrompt prompt, SupportAnswer answer) =>
        answer.NeedsHuman || answer.Sections.All(title => prompt.Handbook.Contains($"\n## {title}\n", StringComparison.Ordinal));
}
