namespace CachePrefix;

/// <summary>What the next tier of a cascade is told of an answer that was rejected.</summary>
public enum CascadeCarry
{
    /// <summary>Why it was rejected, where the validator says so in an <see cref="AnswerVerdict"/>; never its text.</summary>
    Verdict = 0,

    /// <summary>Nothing.</summary>
    Nothing = 1,

    /// <summary>Why it was rejected, and its text. The text costs input tokens and may mislead the next tier.</summary>
    Answer = 2,
}
