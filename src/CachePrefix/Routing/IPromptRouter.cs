namespace CachePrefix;

/// <summary>Chooses the tier that a call asks first.</summary>
public interface IPromptRouter
{
    /// <summary>Chooses a tier.</summary>
    /// <param name="request">The request: its prompt, messages, tools and layout.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The decision; its tier is one of <see cref="PromptRoute.Tiers"/> of the call's route. In a cascade it is where the cascade starts. <see langword="null"/> for no opinion.</returns>
    ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken);
}
