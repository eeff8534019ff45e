namespace CachePrefix;

/// <summary>A router that others rely on: what fails, has no opinion or names a tier outside of the route leaves the choice to the definition, and says so.</summary>
internal sealed class SafeRouter(string name, IPromptRouter router, DefinitionRouter definition) : IPromptRouter
{
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var decision = await router.RouteAsync(request, cancellationToken).ConfigureAwait(false);
            if (decision is null)
                return await DefaultAsync(request, $"router '{name}' had no opinion", asked: null, cancellationToken).ConfigureAwait(false);
            return request.Route.Tiers.Contains(decision.Tier)
                ? decision
                : await DefaultAsync(request, $"router '{name}' named tier '{decision.Tier}', which is not in the route", decision, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            return await DefaultAsync(request, $"router '{name}' failed with {exception.GetType().Name}", asked: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<RouteDecision?> DefaultAsync(RouteRequest request, string reason, RouteDecision? asked, CancellationToken cancellationToken)
    {
        var decision = (await definition.RouteAsync(request, cancellationToken).ConfigureAwait(false))!;
        return decision with { Reason = $"{decision.Reason}; {reason}", Usage = asked?.Usage ?? default, Cost = asked is null ? 0 : asked.Cost };
    }
}
