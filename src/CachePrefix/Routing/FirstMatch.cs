namespace CachePrefix;

/// <summary>Asks routers in order; the first that has an opinion decides. One that fails or names a tier outside of the route is passed over.</summary>
/// <param name="routers">The routers: what comes before overrides what comes after.</param>
public sealed class FirstMatch(params IReadOnlyList<IPromptRouter> routers) : IPromptRouter
{
    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        foreach (var router in routers)
        {
            if (await RouterMember.AskAsync(router, request, cancellationToken).ConfigureAwait(false) is { } decision)
                return decision;
        }

        return null;
    }
}
