using System.Globalization;
using CachePrefix.Models;

namespace CachePrefix.Ledger.Simulation;

/// <summary>Works out what a day of a workload costs, call by call, with the cache's lifetime simulated for every key.</summary>
/// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
public sealed class Simulator(ModelCatalog? catalog = null)
{
    private static readonly (Levers Lever, string Name)[] Steps =
    [
        (Levers.None, "no lever"),
        (Levers.PrefixCache, "prefix cache"),
        (Levers.Routing, "routing"),
        (Levers.Batch, "batch"),
        (Levers.ResponseCache, "response cache"),
    ];

    private static readonly double TierSpread = (Math.Sqrt(5) - 1) / 2;
    private static readonly double BatchSpread = Math.Sqrt(2) - 1;
    private static readonly double AnswerSpread = Math.Sqrt(3) - 1;

    private readonly ModelCatalog _catalog = catalog ?? ModelCatalog.Default;

    /// <summary>The cost of a day with each lever added to the ones before it; levers that the workload does not use are left out.</summary>
    /// <param name="workload">The workload.</param>
    /// <exception cref="WorkloadException">A model is not known or has no price.</exception>
    public IReadOnlyList<SimulatedDay> Stack(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var levers = Levers.None;
        var days = new List<SimulatedDay>();
        foreach (var (lever, name) in Steps)
        {
            if (!Uses(workload, lever))
                continue;
            levers |= lever;
            days.Add(Run(workload, levers) with { Lever = name });
        }

        return days;
    }

    /// <summary>The cost of a day with some levers.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="levers">The levers.</param>
    /// <exception cref="WorkloadException">A model is not known or has no price.</exception>
    public SimulatedDay Run(Workload workload, Levers levers)
    {
        ArgumentNullException.ThrowIfNull(workload);
        workload.Validate();
        var tiers = TiersOf(workload, levers);
        var (calls, share) = Arrivals.Of(workload);
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            var tier = Choose(tiers, Spread(call.Session, TierSpread));
            var isBatch = levers.HasFlag(Levers.Batch) && Spread(i, BatchSpread) < workload.BatchShare;
            if (levers.HasFlag(Levers.ResponseCache) && Spread(i, AnswerSpread) < workload.ResponseCacheHitRate)
                tiers[tier].Answered++;
            else
                tiers[tier].Send(call, workload, levers.HasFlag(Levers.PrefixCache), isBatch);
        }

        return Sum(tiers, share);
    }

    /// <summary>What the cost of a day with all levers is when one input of the workload is a fifth lower and a fifth higher.</summary>
    /// <param name="workload">The workload.</param>
    /// <exception cref="WorkloadException">A model is not known or has no price.</exception>
    public IReadOnlyList<Sensitivity> Sensitivities(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return [.. Sensitivity.Inputs(workload).Select(input => new Sensitivity(
            input.Name, Run(input.Change(0.8), Levers.All).Cost, Run(workload, Levers.All).Cost, Run(input.Change(1.2), Levers.All).Cost))];
    }

    private static bool Uses(Workload workload, Levers lever) => lever switch
    {
        Levers.PrefixCache => workload.PrefixTokens + workload.TenantTokens > 0 || workload.TurnsPerSession > 1,
        Levers.Routing => workload.Tiers.Count > 0,
        Levers.Batch => workload.BatchShare > 0,
        Levers.ResponseCache => workload.ResponseCacheHitRate > 0,
        _ => true,
    };

    private List<SimulatedTier> TiersOf(Workload workload, Levers levers)
    {
        var shares = levers.HasFlag(Levers.Routing) && workload.Tiers.Count > 0 ? workload.Tiers : [new WorkloadTier(workload.Model, 1)];
        var sum = shares.Sum(static tier => tier.Share);
        return [.. shares.Select(tier =>
        {
            if (!_catalog.TryFind(tier.Model, out var model))
                throw new WorkloadException($"The model '{tier.Model}' is not in the catalogue. `cacheprefix models list` shows the known ones; --models adds others.");
            var prices = model.PricesAt(workload.Date ?? DateOnly.FromDateTime(DateTime.UtcNow))
                ?? throw new WorkloadException($"The model '{tier.Model}' has no price on that day. Add one with --models.");
            return new SimulatedTier(model, prices, tier.Share / sum, new CacheTimeline(model, workload.Ttl));
        })];
    }

    /// <summary>Numbers from 0 to 1 that fill every interval evenly, so that shares come out as they are given.</summary>
    private static double Spread(int index, double step) => ((index + 0.5) * step) % 1;

    private static int Choose(List<SimulatedTier> tiers, double draw)
    {
        for (var i = 0; i < tiers.Count - 1; i++)
        {
            draw -= tiers[i].Share;
            if (draw < 0)
                return i;
        }

        return tiers.Count - 1;
    }

    private static SimulatedDay Sum(List<SimulatedTier> tiers, double share)
    {
        var cost = tiers.Sum(static tier => tier.Cost) / (decimal)share;
        var input = tiers.Sum(static tier => tier.InputCost) / (decimal)share;
        var usage = tiers.Aggregate(default(TokenUsage), static (sum, tier) => sum + tier.Usage);
        var lines = tiers.Where(static tier => tier.Calls + tier.Answered > 0).Select(tier => tier.Describe(share)).ToList();
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"sum: {cost:$#,0.00} a day"));
        return new SimulatedDay("", cost, input, usage.TotalInput == 0 ? 0 : (double)usage.CacheRead / usage.TotalInput, lines);
    }
}
