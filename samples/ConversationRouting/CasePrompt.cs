using CachePrefix;
using Microsoft.Extensions.AI;

namespace ConversationRouting;

/// <summary>A conversation about one long file.</summary>
[Prompt(Feature = "case-talk", MaxOutputTokens = 900)]
[Route("choice")]
[Cascade("simple", "moderate", "complex")]
public sealed partial record CasePrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer questions of a clerk about the file below. Say so when the file does not tell.";

    [CachedPrefix(Stability.Tenant)]
    public required string File { get; init; }

    [History]
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static bool IsAnswer(string answer) => !answer.StartsWith("I do not know", StringComparison.Ordinal);
}
