namespace CachePrefix;

/// <summary>What became of one attempt.</summary>
public enum AttemptOutcome
{
    /// <summary>The answer was valid, or there was no validator.</summary>
    Accepted = 0,

    /// <summary>The validator rejected the answer.</summary>
    Rejected = 1,

    /// <summary>The answer was not a value of the result type.</summary>
    Unreadable = 2,

    /// <summary>The provider, a tool or the validator failed.</summary>
    Failed = 3,

    /// <summary>The provider's filter stopped the answer, or the model refused to answer.</summary>
    Refused = 4,

    /// <summary>The answer was cut off at the output bound.</summary>
    Truncated = 5,

    /// <summary>The answer has no text.</summary>
    Empty = 6,

    /// <summary>Another endpoint answered first, so that the request was given up.</summary>
    Abandoned = 7,
}
