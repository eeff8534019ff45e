using CachePrefix;

namespace SupportBot;

/// <summary>The prompt: what is sent, how often each part changes, which models answer and when an answer counts.</summary>
[Prompt(Feature = "support", MaxOutputTokens = 400, JsonContext = typeof(SupportJson))]
[Cascade("simple", "complex")]
public sealed partial record SupportPrompt : IPrompt<SupportAnswer>
{
    [CachedPrefix]
    public const string Role =
        """
        You answer customers of Brisvale from the product handbook below and from nothing else.
        Answer in at most three sentences and list the titles of all sections that you took the answer from.
        If the handbook does not answer the question, or tells you to hand over, say so and ask for a person.
        """;

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }

    /// <summary>An answer counts when it cites the handbook, and only sections that exist. Any other goes to the next tier.</summary>
    [Validator]
    public static bool IsGrounded(SupportPrompt prompt, SupportAnswer answer) =>
        answer.NeedsHuman ||
        (answer.Sections.Count > 0 && answer.Sections.All(title => prompt.Handbook.Contains($"\n## {title}\n", StringComparison.Ordinal)));
}
