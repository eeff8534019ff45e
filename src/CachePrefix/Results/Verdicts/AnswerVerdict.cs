namespace CachePrefix;

/// <summary>Whether an answer is good enough, and if not, why. A validator may return it in place of <see cref="bool"/>; several are put together with <c>&amp;&amp;</c>.</summary>
public readonly record struct AnswerVerdict
{
    private AnswerVerdict(bool isValid, string? reason)
    {
        IsValid = isValid;
        Reason = reason;
    }

    /// <summary>The answer is good enough.</summary>
    public static AnswerVerdict Valid { get; } = new(isValid: true, reason: null);

    /// <summary>Whether the answer is good enough.</summary>
    public bool IsValid { get; }

    /// <summary>Why not, for logs and for the next tier of a cascade; <see langword="null"/> when the answer is good enough or nobody says why.</summary>
    public string? Reason { get; }

    /// <summary>The answer is not good enough.</summary>
    /// <param name="reason">Why not, in a sentence that quotes nothing of the answer.</param>
    /// <returns>The verdict.</returns>
    public static AnswerVerdict Reject(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new AnswerVerdict(isValid: false, reason);
    }

    /// <summary>A verdict without a reason.</summary>
    /// <param name="isValid">Whether the answer is good enough.</param>
    public static implicit operator AnswerVerdict(bool isValid) => FromBoolean(isValid);

    /// <summary>A verdict without a reason.</summary>
    /// <param name="isValid">Whether the answer is good enough.</param>
    /// <returns>The verdict.</returns>
    public static AnswerVerdict FromBoolean(bool isValid) => new(isValid, reason: null);

    /// <summary>The first verdict that rejects, or one that accepts.</summary>
    /// <param name="left">One verdict.</param>
    /// <param name="right">The other.</param>
    public static AnswerVerdict operator &(AnswerVerdict left, AnswerVerdict right) => left.IsValid ? right : left;

    /// <summary>The first verdict that rejects, or one that accepts.</summary>
    /// <param name="left">One verdict.</param>
    /// <param name="right">The other.</param>
    /// <returns>The verdict.</returns>
    public static AnswerVerdict BitwiseAnd(AnswerVerdict left, AnswerVerdict right) => left & right;

    /// <summary>Whether the answer is good enough.</summary>
    /// <param name="verdict">The verdict.</param>
    public static bool operator true(AnswerVerdict verdict) => verdict.IsValid;

    /// <summary>Whether the answer is not good enough.</summary>
    /// <param name="verdict">The verdict.</param>
    public static bool operator false(AnswerVerdict verdict) => !verdict.IsValid;
}
