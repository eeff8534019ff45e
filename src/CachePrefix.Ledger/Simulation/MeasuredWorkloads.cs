namespace CachePrefix.Ledger.Simulation;

/// <summary>Builds workloads from what a ledger measured, one for each prompt.</summary>
public static class MeasuredWorkloads
{
    /// <summary>Workloads of the prompts, the dearest first, with what they really cost.</summary>
    /// <param name="records">The records.</param>
    /// <param name="days">How many days they are of.</param>
    /// <returns>Each workload with the measured cost in US dollars a day.</returns>
    public static IReadOnlyList<(Workload Workload, decimal MeasuredCost)> Of(IEnumerable<CallRecord> records, double days)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return [.. records
            .GroupBy(static record => record.Prompt, StringComparer.Ordinal)
            .Select(prompt => Of(prompt.Key, [.. prompt], days))
            .OfType<(Workload, decimal MeasuredCost)>()
            .OrderByDescending(static measured => measured.MeasuredCost)];
    }

    private static (Workload, decimal MeasuredCost)? Of(string prompt, IReadOnlyList<CallRecord> records, double days)
    {
        var answered = records.Where(static record => record is { Source: AnswerSource.Model or AnswerSource.Batch, IsPrewarm: false, Model: not null, Outcome: not AttemptOutcome.Failed }).ToList();
        if (answered.Count == 0)
            return null;

        var calls = records.Count(static record => record is { IsFinal: true, IsPrewarm: false });
        var replayed = records.Count(static record => record.Source is AnswerSource.ExactCache or AnswerSource.SemanticCache);
        var cached = answered.Average(static record => record.Usage.CacheRead + record.Usage.CacheWrite);
        var tiers = answered.GroupBy(static record => record.Model!, StringComparer.Ordinal)
            .Select(group => new WorkloadTier(group.Key, (double)group.Count() / answered.Count))
            .OrderByDescending(static tier => tier.Share).ToList();
        var tenants = answered.Select(static record => record.Tenant).Distinct().Count();
        var workload = new Workload
        {
            Name = prompt,
            Model = DearestOf(answered),
            CallsPerDay = calls / days,
            PrefixTokens = (long)cached,
            Tenants = Math.Max(1, tenants),
            InputTokens = (long)answered.Average(static record => record.Usage.UncachedInput),
            OutputTokens = (long)answered.Average(static record => record.Usage.Output),
            Tiers = tiers.Count > 1 ? tiers : [],
            Ttl = answered.Sum(static record => record.Usage.CacheWrite1h) > answered.Sum(static record => record.Usage.CacheWrite5m) ? "1h" : "5m",
            BatchShare = (double)answered.Count(static record => record.Source == AnswerSource.Batch) / answered.Count,
            ResponseCacheHitRate = calls == 0 ? 0 : Math.Min(1, (double)replayed / calls),
            Date = DateOnly.FromDateTime(answered.Max(static record => record.Time).UtcDateTime),
        };
        return (workload, records.Sum(static record => record.TotalCost ?? 0) / (decimal)days);
    }

    /// <summary>The model that took most per output token.</summary>
    private static string DearestOf(IEnumerable<CallRecord> answered) => answered
        .GroupBy(static record => record.Model!, StringComparer.Ordinal)
        .MaxBy(static group => group.Sum(static record => record.Cost ?? 0) / Math.Max(1, group.Sum(static record => record.Usage.Total)))!.Key;
}
