using CachePrefix.Models;

namespace CachePrefix.Ledger.Watches;

/// <summary>Holds calls to a cheap tier while a budget is nearly spent.</summary>
internal sealed class BudgetCap : IRouteCap
{
    private const string Name = "budget";

    private readonly CallWatch _watch;
    private readonly CallWatchOptions _options;
    private readonly ITierRegistry _tiers;
    private readonly ModelCatalog _catalog;
    private readonly TimeProvider _time;

    public BudgetCap(CallWatch watch, CallWatchOptions options, ITierRegistry tiers, ModelCatalog? catalog = null, TimeProvider? timeProvider = null)
    {
        _watch = watch;
        _options = options;
        _tiers = tiers;
        _catalog = catalog ?? ModelCatalog.Default;
        _time = timeProvider ?? TimeProvider.System;
        if (options.DownRouteTier is { } tier && !tiers.Names.Contains(tier))
            throw new CachePrefixConfigurationException(
                $"CallWatchOptions.DownRouteTier is '{tier}', which is not among the tiers: {string.Join(", ", tiers.Names)}. Name one of them, or leave it out for the cheapest tier of each prompt's route.");
    }

    public RouteDecision? Cap(PromptCall call, RouteDecision decision)
    {
        if (_watch.SpentBudgetOf(call.Layout.Name, _options.DownRouteFrom!.Value) is not { } budget)
            return null;

        var tier = Cheapest(_options.DownRouteTier is { } named ? [named, decision.Tier] : call.Route.Tiers);
        return tier == decision.Tier && call.Route.Kind != RouteKind.Cascade
            ? null
            : new RouteDecision(tier, Name, budget == DailyBudget.AllPrompts ? "the day's budget is nearly spent" : "the prompt's budget of the day is nearly spent");
    }

    /// <summary>The first one where prices are not known or equal: cascades begin with the cheapest.</summary>
    private string Cheapest(IReadOnlyList<string> tiers)
    {
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        return tiers.MinBy(tier => PriceOf(tier, today) ?? decimal.MaxValue) ?? tiers[0];
    }

    private decimal? PriceOf(string tier, DateOnly today) =>
        _tiers.Get(tier).Model is { } model && _catalog.TryFind(model, out var info) ? info.PricesAt(today)?.For(0).Output : null;
}
