namespace CachePrefix;

/// <summary>One router among others: one that fails or names a tier outside of the route is as one without an opinion.</summary>
internal static class RouterMember
{
    public static async ValueTask<RouteDecision?> AskAsync(IPromptRouter router, RouteRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await router.RouteAsync(request, cancellationToken).ConfigureAwait(false) is { } decision && request.Route.Tiers.Contains(decision.Tier) ? decision : null;
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            return null;
        }
    }
}
