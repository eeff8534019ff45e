namespace CachePrefix;

/// <summary>What is known of an answer that is given again.</summary>
public sealed record ReplayedAnswer
{
    /// <summary>Where the answer came from.</summary>
    public required AnswerSource Source { get; init; }

    /// <summary>The tier that gave the answer.</summary>
    public required string Tier { get; init; }

    /// <summary>The model that gave the answer, or <see langword="null"/> when it is not known.</summary>
    public string? Model { get; init; }

    /// <summary>What the answer cost in US dollars, and so what is saved now; <see langword="null"/> when it is not known.</summary>
    public decimal? SavedCost { get; init; }

    /// <summary>How long ago the model answered.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>How similar the question is to the one that was answered, from 0 to 1; <see langword="null"/> for the same question.</summary>
    public double? Similarity { get; init; }

    /// <summary>The tokens that finding the answer took, such as those of a verifier.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>What finding the answer cost in US dollars; <see langword="null"/> when it is not known.</summary>
    public decimal? Cost { get; init; } = 0;

    /// <summary>The time that finding the answer took.</summary>
    public TimeSpan Latency { get; init; }
}
