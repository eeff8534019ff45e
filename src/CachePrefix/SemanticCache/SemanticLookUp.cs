namespace CachePrefix;

/// <summary>What a look into the semantic cache gave.</summary>
internal sealed class SemanticLookUp
{
    /// <summary>The embedding of the question; <see langword="null"/> when there is none, in which case the answer is not kept.</summary>
    public float[]? Vector { get; init; }

    /// <summary>The entry that is served.</summary>
    public SemanticCandidate? Hit { get; init; }

    /// <summary>Entries that were near and are not served, the nearest first.</summary>
    public IReadOnlyList<SemanticCandidate> Others { get; init; } = [];

    /// <summary>The tokens of the question's embedding and of verifications.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The cost of the question's embedding and of verifications, in US dollars.</summary>
    public decimal? Cost { get; init; } = 0;
}

/// <summary>An entry near a question, with what was found of it.</summary>
internal sealed record SemanticCandidate(SemanticMatch Match, CachedAnswer Answer, GuardResult Guard, bool? Verified);
