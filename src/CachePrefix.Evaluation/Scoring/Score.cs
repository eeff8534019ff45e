namespace CachePrefix.Evaluation;

/// <summary>How good an answer is.</summary>
/// <param name="Value">From 0 (wrong) to 1 (right).</param>
/// <param name="Reason">Why it is not 1, for the worst examples of reports; <see langword="null"/> where there is nothing to say.</param>
/// <param name="Cost">What scoring cost in US dollars; <see langword="null"/> where that is not known.</param>
public readonly record struct Score(double Value, string? Reason = null, decimal? Cost = 0)
{
    /// <summary>Whether the score was read from earlier runs, and so cost nothing now.</summary>
    public bool IsKept { get; init; }

    /// <summary>A right answer.</summary>
    public static Score Right { get; } = new(1);

    /// <summary>A wrong answer.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The score 0.</returns>
    public static Score Wrong(string? reason = null) => new(0, reason);

    /// <summary>Right or wrong.</summary>
    /// <param name="isRight">Whether the answer is right.</param>
    public static implicit operator Score(bool isRight) => isRight ? Right : Wrong();

    /// <summary>Right or wrong.</summary>
    /// <param name="isRight">Whether the answer is right.</param>
    /// <returns>The score.</returns>
    public static Score FromBoolean(bool isRight) => isRight;
}
