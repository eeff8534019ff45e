namespace CachePrefix;

/// <summary>When an answer may be given to another question that means the same.</summary>
/// <remarks>
/// A candidate is served when <see cref="LookAlikeGuard"/> proves the two questions equal, or when an
/// <see cref="ISemanticCacheVerifier"/> says so, or, with <see cref="ErrorBound"/>, when its entry has shown at this similarity that it is
/// right. Similarity alone never serves: with MiniLM "pay Alice from Bob" and "pay Bob from Alice" are 0.999 alike. What is not served is
/// asked of the model, and recorded.
/// </remarks>
public sealed record SemanticCachePolicy
{
    /// <summary>States how long answers are kept.</summary>
    /// <param name="expiration">How long an answer may be given again; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expiration is not positive.</exception>
    public SemanticCachePolicy(TimeSpan expiration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(expiration, TimeSpan.Zero);
        Expiration = expiration;
    }

    /// <summary>How long an answer may be given again, from the moment the model gave it.</summary>
    public TimeSpan Expiration { get; }

    /// <summary>
    /// The cosine similarity below which an entry that has only its own record to show is not served. 0.95 unless set. Does not concern
    /// what the guard or a verifier has proved.
    /// </summary>
    public double Threshold { get; init; } = 0.95;

    /// <summary>The cosine similarity from which an entry is looked at by guard and verifier. 0.60 unless set.</summary>
    public double MinSimilarity { get; init; } = 0.60;

    /// <summary>
    /// The share of wrong answers, such as 0.02, that an entry's own record must keep below, with 95 % confidence, for it to be served where
    /// neither guard nor verifier decides. <see langword="null"/>, the default, for never.
    /// </summary>
    public double? ErrorBound { get; init; }

    /// <summary>How many entries are looked at, the nearest first. 4 unless set.</summary>
    public int Candidates { get; init; } = 4;

    /// <summary>Whether nothing is served: the model answers, and what the cache would have said is recorded.</summary>
    public bool ShadowOnly { get; init; }

    /// <summary>Who may be given the answer.</summary>
    public CacheScope Scope { get; init; }

    /// <summary>Tags by which answers can be removed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether a streamed answer is replayed in the pieces in which it came; otherwise in one.</summary>
    public bool ReplayPieces { get; init; }

    /// <summary>Throws when a value cannot be meant.</summary>
    internal SemanticCachePolicy Checked()
    {
        if (!(Threshold is > 0 and <= 1) || !(MinSimilarity is > 0 and <= 1))
            throw new CachePrefixConfigurationException($"Similarities of a semantic cache lie above 0 and up to 1; Threshold is {Threshold}, MinSimilarity {MinSimilarity}.");
        if (ErrorBound is { } bound && !(bound is > 0 and < 1))
            throw new CachePrefixConfigurationException($"ErrorBound of a semantic cache is a share between 0 and 1, not {bound}.");
        if (Candidates is < 1 or > 100)
            throw new CachePrefixConfigurationException($"Candidates of a semantic cache are 1 to 100, not {Candidates}.");
        return this;
    }
}
