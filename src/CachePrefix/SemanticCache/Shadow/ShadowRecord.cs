namespace CachePrefix;

/// <summary>What the semantic cache would have said, beside what the model said.</summary>
public sealed record ShadowRecord
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The prompt's name, or <see langword="null"/> for a client.</summary>
    public string? Prompt { get; init; }

    /// <summary>The cosine similarity of the two questions.</summary>
    public required double Similarity { get; init; }

    /// <summary>What the guard said of them.</summary>
    public required GuardResult Guard { get; init; }

    /// <summary>What the verifier said, or <see langword="null"/> when it was not asked.</summary>
    public bool? Verified { get; init; }

    /// <summary>Whether the earlier answer was given; always <see langword="false"/> for what was compared with the model's answer.</summary>
    public bool Served { get; init; }

    /// <summary>Whether the earlier answer says the same as the model's; <see langword="null"/> when that cannot be told or there was no model's answer.</summary>
    public bool? IsRight { get; init; }

    /// <summary>The question, with <see cref="SemanticCacheOptions.LogQuestions"/>.</summary>
    public string? Asked { get; init; }

    /// <summary>The question that was answered earlier, with <see cref="SemanticCacheOptions.LogQuestions"/>.</summary>
    public string? Answered { get; init; }
}
