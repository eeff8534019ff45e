namespace CachePrefix;

/// <summary>A prompt's route as data.</summary>
/// <param name="Kind">How the tier is chosen.</param>
/// <param name="Tiers">The tiers that may answer; for a cascade in the order in which they are asked.</param>
public sealed record PromptRoute(RouteKind Kind, IReadOnlyList<string> Tiers)
{
    /// <summary>The name of the router that chooses where a cascade starts, or <see langword="null"/> for the cheapest tier.</summary>
    public string? Router { get; init; }

    /// <summary>Whether a rejected answer of the cascade's last tier fails the call.</summary>
    public bool ThrowsWhenRejected { get; init; }

    /// <summary>What the next tier of the cascade is told of a rejected answer.</summary>
    public CascadeCarry Carry { get; init; }

    /// <summary>Whether a stream of the cascade holds the pieces of an answer back until it is accepted.</summary>
    public bool HoldsBack { get; init; }
}
