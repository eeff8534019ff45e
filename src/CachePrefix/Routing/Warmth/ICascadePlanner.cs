namespace CachePrefix;

/// <summary>A router that also knows when a step of a cascade is not worth asking.</summary>
internal interface ICascadePlanner
{
    /// <summary>Whether the next step should be skipped.</summary>
    /// <param name="request">The request whose answer was rejected.</param>
    /// <param name="step">The next step.</param>
    /// <returns>The step to ask instead and why, or <see langword="null"/> to ask the next one.</returns>
    RouteDecision? Skip(RouteRequest request, int step);
}
