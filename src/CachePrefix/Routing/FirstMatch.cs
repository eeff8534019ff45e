namespace CachePrefix;

/// <summary>Asks routers in order; the first that has an opinion decides.</summary>
/// <param name="routers">The routers: what comes before overrides what comes after.</param>
public sealed class FirstMatch(params IReadOnlyList<IPromptRouter> routers) : IPromptRouter
{
    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(PromptCall call, CancellationToken cancellationToken)
    {
        foreach (var router in routers)
        {
            if (await router.RouteAsync(call, cancellationToken).ConfigureAwait(false) is { } decision)
                return decision;
        }

        return null;
    }
}
