namespace CachePrefix.Evaluation;

/// <summary>What a comparison says of one class of requests.</summary>
public sealed record ClassComparison
{
    /// <summary>The name of the class.</summary>
    public required string Class { get; init; }

    /// <summary>Its cases.</summary>
    public required int Cases { get; init; }

    /// <summary>The mean score of the baseline.</summary>
    public required double Baseline { get; init; }

    /// <summary>The mean score of the candidate.</summary>
    public required double Candidate { get; init; }

    /// <summary>The difference. Its interval allows for the number of classes (Holm), so it is wider than that of one class alone.</summary>
    public required ScoreDifference Difference { get; init; }

    /// <summary>Cases in which the candidate scored lower.</summary>
    public required int Worse { get; init; }

    /// <summary>Cases in which the candidate scored higher.</summary>
    public required int Better { get; init; }

    /// <summary>
    /// <see cref="Verdict.Drops"/> where the class is worse with confidence. <see cref="Verdict.CannotTell"/>, which most classes of few cases are,
    /// does not keep the whole from holding.
    /// </summary>
    public required Verdict Verdict { get; init; }
}
