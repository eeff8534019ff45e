namespace CachePrefix.Evaluation;

/// <summary>What a comparison has to show.</summary>
public sealed record ComparisonOptions
{
    /// <summary>
    /// The loss that does not matter, as a difference of mean scores: 0.02 is two points. The candidate holds when its interval lies above the negative
    /// of it. Has to be said, because only the user knows what a wrong answer costs.
    /// </summary>
    public required double Margin { get; init; }

    /// <summary>The confidence of the two-sided interval, between 0.5 and 1. A candidate as good as the baseline is called worse in at most 1 - confidence of all comparisons, classes and looks included.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The chance with which <see cref="QualityComparison.SmallestEffect"/> would be seen and for which <see cref="QualityComparison.MoreCases"/> plans.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Fewer cases give <see cref="Verdict.CannotTell"/>.</summary>
    public int MinimumCases { get; init; } = 30;

    /// <summary>Fewer independent sources give <see cref="Verdict.CannotTell"/>.</summary>
    public int MinimumSources { get; init; } = 10;

    /// <summary>Fewer cases in which the sides differ are never called a drop: five coins that all fall on one side prove nothing at 95 %.</summary>
    public int MinimumDiffering { get; init; } = 6;

    /// <summary>The draws of the bootstrap.</summary>
    public int Resamples { get; init; } = 2_000;

    /// <summary>The seed of the bootstrap and of the order of cases: the same seed gives the same report.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The probability left on either side of the interval.</summary>
    internal double Tail => (1 - Confidence) / 2;

    internal void Check()
    {
        Require(Margin is > 0 and < 1, nameof(Margin), Margin, "a difference of scores above 0 and below 1, such as 0.02 for two points");
        Require(Confidence is > 0.5 and < 1, nameof(Confidence), Confidence, "a number above 0.5 and below 1, such as 0.95");
        Require(Power is > 0 and < 1, nameof(Power), Power, "a number above 0 and below 1, such as 0.8");
        Require(MinimumCases >= 2, nameof(MinimumCases), MinimumCases, "2 or more");
        Require(MinimumSources >= 2, nameof(MinimumSources), MinimumSources, "2 or more");
        Require(MinimumDiffering >= 1, nameof(MinimumDiffering), MinimumDiffering, "1 or more");
        Require(Resamples is >= 200 and <= 1_000_000, nameof(Resamples), Resamples, "a number from 200 to 1000000");

        static void Require(bool holds, string name, object value, string allowed)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; give {allowed}."));
        }
    }
}
