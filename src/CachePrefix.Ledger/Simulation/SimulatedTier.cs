using System.Globalization;
using CachePrefix.Models;

namespace CachePrefix.Ledger.Simulation;

/// <summary>What one model does in a simulated day.</summary>
internal sealed class SimulatedTier(ModelInfo model, PricePeriod prices, double share, CacheTimeline cache)
{
    public double Share => share;

    public long Calls { get; private set; }

    /// <summary>Calls that the response cache answered in place of the model.</summary>
    public long Answered { get; set; }

    public long BatchCalls { get; private set; }

    public TokenUsage Usage { get; private set; }

    public decimal Cost { get; private set; }

    public decimal InputCost { get; private set; }

    public void Send(in Arrival call, Workload workload, bool isCached, bool isBatch)
    {
        var shared = workload.PrefixTokens;
        var tenant = shared + workload.TenantTokens;
        var history = tenant + (call.Turn * (workload.InputTokens + workload.OutputTokens));
        var input = history + workload.InputTokens;
        var usage = isCached
            ? cache.Send(call.Time, Ends(call, workload, shared, tenant, history), input, workload.OutputTokens)
            : new TokenUsage(input, Output: workload.OutputTokens);
        var cost = prices.CostOf(usage);
        if (isBatch)
            cost *= model.Provider.BatchMultiplier;
        Calls++;
        BatchCalls += isBatch ? 1 : 0;
        Usage += usage;
        Cost += cost.Total;
        InputCost += cost.Total - cost.Output;
    }

    public string Describe(double ofDay)
    {
        var row = prices.For(Calls == 0 ? 0 : Usage.TotalInput / Calls);
        string Number(double value) => (value / ofDay).ToString("#,0", CultureInfo.InvariantCulture);
        var parts = new List<string> { Part(Usage.UncachedInput, "uncached", row.Input) };
        if (Usage.CacheRead > 0)
            parts.Add(Part(Usage.CacheRead, "read", row.CacheRead));
        if (Usage.CacheWrite5m > 0)
            parts.Add(Part(Usage.CacheWrite5m, "written", row.CacheWrite5m));
        if (Usage.CacheWrite1h > 0)
            parts.Add(Part(Usage.CacheWrite1h, "written for an hour", row.CacheWrite1h));
        parts.Add(Part(Usage.Output, "output", row.Output));
        var batch = BatchCalls == 0 ? "" : $", of them {Number(BatchCalls)} in batches at {model.Provider.BatchMultiplier.ToString(CultureInfo.InvariantCulture)} of the price";
        var answered = Answered == 0 ? "" : $", {Number(Answered)} more answered by the response cache";
        return string.Create(CultureInfo.InvariantCulture, $"{model.Id}: {Number(Calls)} calls{batch}{answered}: {string.Join(" + ", parts)} = {Cost / (decimal)ofDay:$#,0.00}");

        string Part(long tokens, string name, decimal price) =>
            string.Create(CultureInfo.InvariantCulture, $"{tokens / ofDay / 1e6:#,0.###} M {name} x ${price:0.####}");
    }

    private static (long Tokens, int Key)[] Ends(in Arrival call, Workload workload, long shared, long tenant, long history) => workload.TurnsPerSession > 1
        ? [(shared, 0), (tenant, call.Tenant), (history + workload.InputTokens, call.Session)]
        : [(shared, 0), (tenant, call.Tenant)];
}
