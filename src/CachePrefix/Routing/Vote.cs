namespace CachePrefix;

/// <summary>Asks all routers; the tier that most of them name is asked first, and of tiers named equally often the one further up the route.</summary>
/// <param name="routers">The routers. One without an opinion, one that fails and one that names a tier outside of the route have no vote.</param>
public sealed class Vote(params IReadOnlyList<IPromptRouter> routers) : IPromptRouter
{
    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var votes = new List<RouteDecision>();
        foreach (var router in routers)
        {
            if (await RouterMember.AskAsync(router, request, cancellationToken).ConfigureAwait(false) is { } decision)
                votes.Add(decision);
        }

        if (votes.Count == 0)
            return null;

        var order = request.Route.Tiers.Select(static (tier, index) => (tier, index)).ToDictionary(static entry => entry.tier, static entry => entry.index, StringComparer.Ordinal);
        var winner = votes.GroupBy(static vote => vote.Tier, StringComparer.Ordinal)
            .OrderByDescending(static group => group.Count())
            .ThenByDescending(group => order.GetValueOrDefault(group.Key, -1))
            .First();
        return new RouteDecision(winner.Key, "vote", $"{winner.Count()} of {votes.Count}: {string.Join(", ", winner.Select(static vote => vote.Router))}")
        {
            Confidence = (double)winner.Count() / votes.Count,
            Usage = votes.Aggregate(default(TokenUsage), static (sum, vote) => sum + vote.Usage),
            Cost = votes.Aggregate((decimal?)0, static (sum, vote) => sum + vote.Cost),
        };
    }
}
