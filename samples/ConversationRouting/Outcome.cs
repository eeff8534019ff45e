using CachePrefix;
using CachePrefix.Models;

namespace ConversationRouting;

/// <summary>What a way to choose tiers came to. Costs are in US dollars.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Tokens">The size of the files in tokens, by estimate.</param>
internal sealed record Outcome(string Policy, int Tokens)
{
    /// <summary>How many turns were answered.</summary>
    public int Turns { get; set; }

    /// <summary>How many of the answers were right.</summary>
    public int Right { get; set; }

    /// <summary>What the provider bills, classifier included.</summary>
    public decimal Cost { get; set; }

    /// <summary>How much of it went to the classifier.</summary>
    public decimal ClassifierCost { get; set; }

    /// <summary>How much of it went to cache writes.</summary>
    public decimal WriteCost { get; set; }

    /// <summary>How often a conversation changed its tier.</summary>
    public int Moves { get; set; }

    /// <summary>How many turns were answered by another tier than the classifier asked for.</summary>
    public int Held { get; set; }

    /// <summary>The share of right answers, in per cent.</summary>
    public double Quality => 100.0 * Right / Turns;

    /// <summary>How many turns each tier answered.</summary>
    public Dictionary<string, int> Shares { get; } = [];

    /// <summary>How much less this cost than another, in per cent.</summary>
    public double SavingOver(Outcome other) => (double)(100 * (1 - (Cost / other.Cost)));

    /// <summary>Adds a turn.</summary>
    public void Add(PromptResult<string> result, string? tierBefore)
    {
        Turns++;
        Right += result.Value.StartsWith(Answers.Right, StringComparison.Ordinal) ? 1 : 0;
        Moves += tierBefore is not null && tierBefore != result.Tier ? 1 : 0;
        Held += result.Route!.Reason.Contains(" was asked)", StringComparison.Ordinal) ? 1 : 0;
        Shares[result.Tier] = Shares.GetValueOrDefault(result.Tier) + 1;
        ClassifierCost += result.Route.Cost ?? 0;
        foreach (var attempt in result.Attempts)
            WriteCost += ModelCatalog.Default.CostOf(attempt.Model ?? "", attempt.Usage, new DateOnly(2026, 11, 27))?.CacheWrite ?? 0;
    }
}
