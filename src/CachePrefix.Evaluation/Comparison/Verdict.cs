namespace CachePrefix.Evaluation;

/// <summary>What a comparison says of the candidate.</summary>
public enum Verdict
{
    /// <summary>The cases neither rule out a loss beyond the margin nor prove a loss.</summary>
    CannotTell = 0,

    /// <summary>The candidate is not worse than the baseline by the margin or more, with confidence, and no class of requests drops.</summary>
    Holds = 1,

    /// <summary>The candidate is worse than the baseline, with confidence, over all cases or in a class of requests.</summary>
    Drops = 2,
}
