namespace CachePrefix;

/// <summary>A prompt's route as data.</summary>
/// <param name="Kind">How the tier is chosen.</param>
/// <param name="Tiers">The tiers that may answer; for a cascade in the order in which they are asked.</param>
public sealed record PromptRoute(RouteKind Kind, IReadOnlyList<string> Tiers)
{
    /// <summary>The name of the router that chooses where a cascade starts, or <see langword="null"/> for the cheapest tier.</summary>
    public string? Router { get; init; }
}
