namespace CachePrefix;

/// <summary>How long answers are kept, and for whom.</summary>
public sealed record ResponseCachePolicy
{
    /// <summary>States how long answers are kept.</summary>
    /// <param name="expiration">How long an answer may be given again; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expiration is not positive.</exception>
    public ResponseCachePolicy(TimeSpan expiration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(expiration, TimeSpan.Zero);
        Expiration = expiration;
    }

    /// <summary>How long an answer may be given again, from the moment the model gave it.</summary>
    public TimeSpan Expiration { get; }

    /// <summary>The age from which an answer is still given but asked for again in the background; <see langword="null"/> for never.</summary>
    public TimeSpan? RefreshAfter { get; init; }

    /// <summary>Who may be given the answer.</summary>
    public CacheScope Scope { get; init; }

    /// <summary>Tags by which answers can be removed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether a streamed answer is replayed in the pieces in which it came; otherwise in one.</summary>
    public bool ReplayPieces { get; init; }
}
