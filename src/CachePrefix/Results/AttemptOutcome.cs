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
}
