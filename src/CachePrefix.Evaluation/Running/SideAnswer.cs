namespace CachePrefix.Evaluation;

/// <summary>What one side answered to a case, scored.</summary>
public sealed record SideAnswer
{
    /// <summary>The score, from 0 to 1; 0 where the side failed.</summary>
    public double Score { get; init; }

    /// <summary>Why the score is not 1, or <see langword="null"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer as text or JSON.</summary>
    public required string Text { get; init; }

    /// <summary>What the answer cost when it was given, in US dollars; <see langword="null"/> where that is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The tokens of the answer.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The time that the answer took when it was given.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The model that answered, or <see langword="null"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The tier that answered, or <see langword="null"/>.</summary>
    public string? Tier { get; init; }

    /// <summary>Whether the answer was kept from an earlier run.</summary>
    public bool IsKept { get; init; }

    /// <summary>What scoring cost, in US dollars; <see langword="null"/> where that is not known.</summary>
    public decimal? ScoreCost { get; init; } = 0;

    /// <summary>Whether the score was kept from an earlier run.</summary>
    public bool IsScoreKept { get; init; }

    /// <summary>Why there is no answer, such as a provider that does not answer; otherwise <see langword="null"/>.</summary>
    public string? Error { get; init; }
}
