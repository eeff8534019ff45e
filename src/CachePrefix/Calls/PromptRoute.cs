namespace CachePrefix;

/// <summary>A prompt's route as data.</summary>
/// <param name="Kind">How the tier is chosen.</param>
/// <param name="Tiers">The tiers that may answer; for a cascade in the order in which they are asked.</param>
public sealed record PromptRoute(RouteKind Kind, IReadOnlyList<string> Tiers);
