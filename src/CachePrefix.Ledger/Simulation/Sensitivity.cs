namespace CachePrefix.Ledger.Simulation;

/// <summary>How much an input of a workload matters.</summary>
/// <param name="Input">The input.</param>
/// <param name="Lower">US dollars a day when it is a fifth lower.</param>
/// <param name="Base">US dollars a day as it is.</param>
/// <param name="Higher">US dollars a day when it is a fifth higher.</param>
public sealed record Sensitivity(string Input, decimal Lower, decimal Base, decimal Higher)
{
    internal static IEnumerable<(string Name, Func<double, Workload> Change)> Inputs(Workload workload)
    {
        yield return ("callsPerDay", factor => workload with { CallsPerDay = workload.CallsPerDay * factor, Measured = null });
        if (workload.PrefixTokens > 0)
            yield return ("prefixTokens", factor => workload with { PrefixTokens = (long)(workload.PrefixTokens * factor) });
        if (workload.TenantTokens > 0)
            yield return ("tenantTokens", factor => workload with { TenantTokens = (long)(workload.TenantTokens * factor) });
        if (workload.Tenants > 4)
            yield return ("tenants", factor => workload with { Tenants = (int)(workload.Tenants * factor) });
        yield return ("inputTokens", factor => workload with { InputTokens = (long)(workload.InputTokens * factor) });
        yield return ("outputTokens", factor => workload with { OutputTokens = (long)(workload.OutputTokens * factor) });
        if (workload.TurnsPerSession > 4)
            yield return ("turnsPerSession", factor => workload with { TurnsPerSession = (int)Math.Round(workload.TurnsPerSession * factor) });
        if (workload.TurnsPerSession > 1)
            yield return ("turnGapSeconds", factor => workload with { TurnGapSeconds = workload.TurnGapSeconds * factor });
        for (var i = 0; i < workload.Tiers.Count; i++)
        {
            var index = i;
            yield return ($"share of {workload.Tiers[i].Model}", factor => workload with
            {
                Tiers = [.. workload.Tiers.Select((tier, j) => j == index ? tier with { Share = tier.Share * factor } : tier)],
            });
        }

        if (workload.BatchShare > 0)
            yield return ("batchShare", factor => workload with { BatchShare = Math.Min(1, workload.BatchShare * factor) });
        if (workload.ResponseCacheHitRate > 0)
            yield return ("responseCacheHitRate", factor => workload with { ResponseCacheHitRate = Math.Min(1, workload.ResponseCacheHitRate * factor) });
    }
}
