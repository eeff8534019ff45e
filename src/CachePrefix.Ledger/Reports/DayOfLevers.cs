namespace CachePrefix.Ledger.Reports;

/// <summary>What a day cost and what each lever saved, in US dollars.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Paid">What was paid, routes included.</param>
/// <param name="PrefixCache">Saved by prefix caches: the same calls on the baseline tier, uncached less warm.</param>
/// <param name="Routing">Saved by routing: the same calls on the baseline tier with a warm cache less what was paid, so writes and classifier calls count against it.</param>
/// <param name="ResponseCache">Saved by answers that were given again.</param>
public sealed record DayOfLevers(DateOnly Day, decimal Paid, decimal PrefixCache, decimal Routing, decimal ResponseCache)
{
    /// <summary>The levers of some sums of one day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="sums">The sums.</param>
    public static DayOfLevers Of(DateOnly day, IEnumerable<CallRollUp> sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        decimal paid = 0, uncached = 0, warm = 0, saved = 0;
        foreach (var sum in sums)
        {
            paid += sum.TotalCost;
            saved += sum.SavedCost;
            if (sum.Key.Source is AnswerSource.ExactCache or AnswerSource.SemanticCache)
                continue;
            uncached += sum.UncachedCost;
            warm += sum.WarmCost;
        }

        return new DayOfLevers(day, paid, uncached - warm, warm - paid, saved);
    }
}
