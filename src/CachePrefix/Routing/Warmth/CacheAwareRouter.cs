using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Weighs what another router asks for against what the providers' caches hold: a tier that is weaker than asked for is never taken; of the others
/// the one that makes this turn and those after it cheapest.
/// </summary>
/// <remarks>
/// A conversation stays where its prefix is warm while that is cheaper within the horizon, and moves when moving pays. A demand for a stronger tier is
/// met at once. Inside a tool loop nothing moves. <c>docs/routing.md</c> explains the arithmetic.
/// </remarks>
public sealed partial class CacheAwareRouter : IPromptRouter, IAttemptObserver, ICascadePlanner, IRouteFeedback
{
    private const string Name = "cache-aware";

    private readonly IPromptRouter _demand;
    private readonly ITierRegistry _tiers;
    private readonly PrefixWarmth _warmth;
    private readonly CacheAwareRoutingOptions _options;
    private readonly TimeProvider _time;
    private readonly SessionMemory _sessions;
    private readonly ConcurrentDictionary<PromptLayout, TurnStatistics> _statistics = new();

    /// <summary>Wraps a router.</summary>
    /// <param name="demand">Says which tier a request needs. One that fails or has no opinion leaves a conversation's demand as it was.</param>
    /// <param name="tiers">The tiers.</param>
    /// <param name="warmth">What the caches hold. The same for all routers of a program.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Tells how old caches are, and the day of the prices; the system's when <see langword="null"/>.</param>
    /// <exception cref="CachePrefixConfigurationException">A setting is out of range.</exception>
    public CacheAwareRouter(IPromptRouter demand, ITierRegistry tiers, PrefixWarmth warmth, CacheAwareRoutingOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(tiers);
        ArgumentNullException.ThrowIfNull(warmth);
        _demand = demand;
        _tiers = tiers;
        _warmth = warmth;
        _options = (options ?? new CacheAwareRoutingOptions()).Checked();
        _time = timeProvider ?? TimeProvider.System;
        _sessions = new SessionMemory(_options.Sessions);
    }

    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var prefix = _warmth.PrefixOf(request);
        await _warmth.LoadAsync(prefix, cancellationToken).ConfigureAwait(false);
        var session = SessionKeys.Find(_sessions, request, prefix);
        if (session is not null && request.Messages is [.., { } last] && last.Role == ChatRole.Tool)
            return new RouteDecision(request.Route.Tiers[session.Tier], Name, "inside a tool loop");

        var asked = await RouterMember.AskAsync(_demand, request, cancellationToken).ConfigureAwait(false);
        var demand = asked is null ? session?.Demand ?? 0 : IndexOf(request.Route, asked.Tier);
        var now = _time.GetUtcNow();
        var statistics = StatisticsOf(request);
        Learn(statistics, request, prefix, session, demand, now);
        var (tier, reason) = Choose(request, prefix, session, demand, session?.Floor ?? 0, session?.FloorTurns ?? 0, now);
        var floorTurns = Math.Max(0, (session?.FloorTurns ?? 0) - 1);
        SessionKeys.Set(_sessions, request, prefix, new SessionState(tier, demand, now, prefix.Tokens, session?.Floor ?? 0, floorTurns));
        return new RouteDecision(request.Route.Tiers[tier], Name, $"{reason}; {(asked is null ? "no new demand" : $"{asked.Router}: {asked.Reason}")}")
        {
            Confidence = asked?.Confidence,
            Usage = asked?.Usage ?? default,
            Cost = asked is null ? 0 : asked.Cost,
        };
    }

    /// <summary>Skips a step whose cache is cold where going straight up costs less, the chance included that its answer is rejected as well.</summary>
    RouteDecision? ICascadePlanner.Skip(RouteRequest request, int step)
    {
        var prefix = _warmth.PrefixOf(request);
        var session = SessionKeys.Find(_sessions, request, prefix);
        var (tier, reason) = Choose(request, prefix, session, session?.Demand ?? 0, floor: step, floorTurns: 1, _time.GetUtcNow());
        return tier == step ? null : new RouteDecision(request.Route.Tiers[tier], Name, reason);
    }

    private (int Tier, string Reason) Choose(RouteRequest request, RequestPrefix prefix, SessionState? session, int demand, int floor, int floorTurns, DateTimeOffset now)
    {
        var tiers = request.Route.Tiers;
        var statistics = StatisticsOf(request);
        var least = floorTurns > 0 ? Math.Max(floor, demand) : demand;
        var planned = new PlannedTier[tiers.Count];
        for (var i = 0; i < planned.Length; i++)
        {
            if (Plan(_tiers.Get(tiers[i]), prefix, statistics.OutputOf(i), now) is not { } tier)
                return (least, $"{tiers[least]} as asked: no price is known for {tiers[i]}");
            planned[i] = tier;
        }

        var plan = new PlanRequest
        {
            Tiers = planned,
            Demand = demand,
            Demands = statistics.Demands(),
            Floor = floor,
            FloorTurns = floorTurns,
            Gap = statistics.Gap,
            Growth = SessionKeys.HasHistory(request) ? statistics.Growth : 0,
            Horizon = _options.Horizon,
            Rejections = request.Route.Kind == RouteKind.Cascade ? statistics.Rejections() : null,
        };
        var costs = HorizonPlan.Weigh(plan);
        var best = least;
        for (var i = least + 1; i < costs.Length; i++)
        {
            if (costs[i] < costs[best])
                best = i;
        }

        return (best, RouteReason.Of(plan, tiers, session?.Tier, best, costs, _options.Horizon));
    }

    private PlannedTier? Plan(Tier tier, RequestPrefix prefix, double output, DateTimeOffset now)
    {
        var cache = _warmth.Find(tier, prefix, now);
        var model = _warmth.ModelOf(tier);
        if (model?.PricesAt(DateOnly.FromDateTime(now.UtcDateTime)) is not { } prices)
            return null;

        var isLongDearer = model.Lifetimes.Count > 1;
        return new PlannedTier(prices, cache, output, isLongDearer ? CacheLives.Of(model, CacheTtl.OneHour) : null);
    }

    private static int IndexOf(PromptRoute route, string tier)
    {
        for (var i = 0; i < route.Tiers.Count; i++)
        {
            if (route.Tiers[i] == tier)
                return i;
        }

        return 0;
    }
}
