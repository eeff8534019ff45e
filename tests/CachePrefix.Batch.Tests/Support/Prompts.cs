namespace CachePrefix.Batch.Tests.Support;

public sealed record Tag(string Word);

[Prompt(MaxOutputTokens = 100)]
[Tier("simple")]
public sealed partial record TagPrompt : IPrompt<Tag>
{
    [CachedPrefix]
    public const string Role = "You tag tickets.";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Ticket { get; init; }
}

[Prompt(MaxOutputTokens = 100)]
[Cascade("simple", "complex")]
public sealed partial record CascadePrompt : IPrompt<Tag>
{
    [CachedPrefix]
    public const string Role = "You tag tickets with care.";

    [PromptInput]
    public required string Ticket { get; init; }

    [Validator]
    public bool IsRight(Tag answer) => answer.Word.Length > 0 && answer.Word != "unsure";
}

[Prompt(MaxOutputTokens = 100)]
[Tier("simple")]
[Patience("8h")]
public sealed partial record PatientPrompt : IPrompt<Tag>
{
    [CachedPrefix]
    public const string Role = "You tag tickets at leisure.";

    [PromptInput]
    public required string Ticket { get; init; }
}
