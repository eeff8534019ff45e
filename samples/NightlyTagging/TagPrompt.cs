using CachePrefix;

namespace NightlyTagging;

/// <summary>What a ticket is about.</summary>
/// <param name="Topic">One word.</param>
/// <param name="Urgent">Whether somebody should look at once.</param>
public sealed record TicketTag(string Topic, bool Urgent);

[Prompt(Feature = "tagging", MaxOutputTokens = 60)]
[Tier("simple")]
public sealed partial record TagPrompt : IPrompt<TicketTag>
{
    [CachedPrefix]
    public const string Role = "You tag support tickets of a shop. The topic is one of: delivery, invoice, return, defect, other.";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Ticket { get; init; }
}
