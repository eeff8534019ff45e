using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>What paired cases say of a candidate's quality.</summary>
public sealed record QualityComparison
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What had to be shown.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>The cases.</summary>
    public required int Cases { get; init; }

    /// <summary>The independent sources of the cases.</summary>
    public required int Sources { get; init; }

    /// <summary>How many cases are worth as much as one independent case; 1 where every case is its own source.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>The mean score of the baseline, from 0 to 1.</summary>
    public required double Baseline { get; init; }

    /// <summary>The mean score of the candidate, from 0 to 1.</summary>
    public required double Candidate { get; init; }

    /// <summary>The difference, candidate less baseline.</summary>
    public required ScoreDifference Difference { get; init; }

    /// <summary>The one-sided error that this look may use; half of 1 - confidence where there is one look.</summary>
    public required double Tail { get; init; }

    /// <summary>Cases in which the candidate scored lower.</summary>
    public required int Worse { get; init; }

    /// <summary>Cases in which the candidate scored higher.</summary>
    public required int Better { get; init; }

    /// <summary>
    /// The probability of the exact test of McNemar, two-sided. For information: the interval decides, because the test takes cases of one source for
    /// independent and knows no margin and no shades between right and wrong.
    /// </summary>
    public required double McNemar { get; init; }

    /// <summary>The smallest loss that so many cases would have shown with the wanted power, as a difference of scores.</summary>
    public required double SmallestEffect { get; init; }

    /// <summary>How many more cases would settle it if the rest were like these; <see langword="null"/> unless the verdict is <see cref="Verdict.CannotTell"/>.</summary>
    public required int? MoreCases { get; init; }

    /// <summary>The classes of requests, worst first; empty where cases name none.</summary>
    public required IReadOnlyList<ClassComparison> Classes { get; init; }

    /// <summary>The classes that drop.</summary>
    public IEnumerable<ClassComparison> DroppedClasses => Classes.Where(static each => each.Verdict == Verdict.Drops);

    /// <summary>Compares, with all cases answered.</summary>
    /// <param name="cases">The cases, scored on both sides.</param>
    /// <param name="options">What has to be shown.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A score is no number from 0 to 1, or an option is out of range.</exception>
    public static QualityComparison Of(IReadOnlyList<PairedCase> cases, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Of(cases, options, options.Tail);
    }

    /// <summary>Compares at a look that may use so much error.</summary>
    internal static QualityComparison Of(IReadOnlyList<PairedCase> cases, ComparisonOptions options, double tail)
    {
        ArgumentNullException.ThrowIfNull(cases);
        options.Check();
        double baseline = 0, candidate = 0;
        foreach (var each in cases)
        {
            if (!(each.Baseline is >= 0 and <= 1 && each.Candidate is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"Case '{each.Id}' is scored {each.Baseline} and {each.Candidate}; scores go from 0 to 1."), nameof(cases));
            baseline += each.Baseline;
            candidate += each.Candidate;
        }

        var sample = PairedSample.Of(cases);
        var difference = DifferenceInterval.Of(sample, tail, options.Resamples, options.Seed);
        var classes = ClassComparisons.Of(cases, options, tail);
        var (verdict, reason) = VerdictRule.Decide(sample, difference, classes, options, tail);
        return new QualityComparison
        {
            Verdict = verdict,
            Reason = reason,
            Options = options,
            Cases = sample.Count,
            Sources = sample.Sources,
            DesignEffect = sample.DesignEffect,
            Baseline = cases.Count == 0 ? 0 : baseline / cases.Count,
            Candidate = cases.Count == 0 ? 0 : candidate / cases.Count,
            Difference = difference,
            Tail = tail,
            Worse = sample.Worse,
            Better = sample.Better,
            McNemar = Binomial.McNemar(sample.Worse, sample.Better),
            SmallestEffect = SampleSize.SmallestEffect(sample, options, tail),
            MoreCases = verdict == Verdict.CannotTell ? SampleSize.MoreCases(sample, options, tail) : null,
            Classes = classes,
        };
    }
}
