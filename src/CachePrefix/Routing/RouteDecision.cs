namespace CachePrefix;

/// <summary>Which tier is asked first, and why.</summary>
/// <param name="Tier">The tier's name; empty when the router abstains.</param>
/// <param name="Router">What decided: <c>definition</c> for a prompt's own tier, cascade or method, otherwise the router's name.</param>
/// <param name="Reason">Why, in a few words that name no content of the request.</param>
public sealed record RouteDecision(string Tier, string Router, string Reason)
{
    /// <summary>How sure the router is, from 0 to 1, or <see langword="null"/> where it does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>Why another endpoint answered than the one that keeps the request's prefix, and what is cold now; <see langword="null"/> when none did.</summary>
    public RouteFallback? Fallback { get; init; }

    /// <summary>The tokens that the decision took, where a model made it.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>What the decision cost in US dollars: 0 where no model was asked, <see langword="null"/> where the model has no price.</summary>
    public decimal? Cost { get; init; } = 0;

    /// <summary>How likely the router was to ask this tier for this request, where it draws; above 0 and up to 1. <see langword="null"/> for routers that do not draw.</summary>
    public double? Propensity { get; init; }

    /// <summary>Whether the router has no opinion and says why.</summary>
    public bool IsAbstention => Tier.Length == 0;

    /// <summary>No opinion, with a reason: the choice is left to the next router, or to the definition.</summary>
    /// <param name="router">The router's name.</param>
    /// <param name="reason">Why, in a few words that name no content of the request.</param>
    /// <returns>A decision without a tier.</returns>
    public static RouteDecision Abstain(string router, string reason) => new("", router, reason);
}
