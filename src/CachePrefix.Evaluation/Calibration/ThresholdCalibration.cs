using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>A threshold that was chosen on one half of the records, and what it does on the other.</summary>
public sealed record ThresholdCalibration
{
    /// <summary>The threshold, or <see langword="null"/> where none keeps the share of wrong answers within the limit on the choosing half.</summary>
    public required double? Threshold { get; init; }

    /// <summary>The share of wrong answers that is allowed.</summary>
    public required double MaxWrong { get; init; }

    /// <summary>How sure to be.</summary>
    public required double Confidence { get; init; }

    /// <summary>The threshold on the half that it was chosen on: in-sample, and so too good.</summary>
    public required ThresholdCount Chosen { get; init; }

    /// <summary>The threshold on the other half: what to expect.</summary>
    public required ThresholdCount Reported { get; init; }

    /// <summary>Whether the other half confirms the limit.</summary>
    public bool Holds => Threshold is not null && Reported.Upper <= MaxWrong;

    /// <summary>Chooses the lowest threshold that keeps the limit on one half, and counts on the other.</summary>
    /// <param name="split">The halves.</param>
    /// <param name="maxWrong">The share of wrong answers among those given cheaply that is allowed, from 0 to 1.</param>
    /// <param name="confidence">How sure to be, one-sided.</param>
    /// <returns>The threshold with both counts.</returns>
    public static ThresholdCalibration Run(CalibrationSplit<ThresholdRecord> split, double maxWrong, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (maxWrong is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(maxWrong), maxWrong, FormattableString.Invariant($"The share of wrong answers is {maxWrong}; give a number above 0 and below 1."));
        if (confidence is not (> 0.5 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, FormattableString.Invariant($"The confidence is {confidence}; give a number above 0.5 and below 1."));

        var threshold = Choose(split.Choosing, maxWrong, confidence);
        return new ThresholdCalibration
        {
            Threshold = threshold,
            MaxWrong = maxWrong,
            Confidence = confidence,
            Chosen = ThresholdCount.Of(split.Choosing.Records, threshold, confidence),
            Reported = ThresholdCount.Of(split.Reporting.Records, threshold, confidence),
        };
    }

    private static double? Choose(ChoosingHalf<ThresholdRecord> half, double maxWrong, double confidence)
    {
        double? lowest = null;
        int served = 0, wrong = 0;
        foreach (var group in half.Records.GroupBy(static record => record.Score).OrderByDescending(static group => group.Key))
        {
            served += group.Count();
            wrong += group.Count(static record => !record.IsRight);

            // The cheap bound passes over most thresholds; the sources are looked at for those that it leaves.
            if (ErrorBounds.Upper(wrong, served, confidence) <= maxWrong && ThresholdCount.Of(half.Records, group.Key, confidence).Upper <= maxWrong)
                lowest = group.Key;
        }

        return lowest;
    }
}

/// <summary>What a threshold does on a set of records.</summary>
/// <param name="Records">The records.</param>
/// <param name="Served">Those that are answered cheaply.</param>
/// <param name="Wrong">Those of them that are wrong.</param>
/// <param name="Upper">The highest share of wrong answers among those that the count does not rule out; 1 without any.</param>
public sealed record ThresholdCount(int Records, int Served, int Wrong, double Upper)
{
    internal static ThresholdCount Of(IReadOnlyList<ThresholdRecord> records, double? threshold, double confidence)
    {
        var served = threshold is null ? [] : records.Where(record => record.Score >= threshold).ToList();
        var sample = PairedSample.Of([.. served.Select(static record => new PairedCase("", 1, record.IsRight ? 1 : 0, Source: record.Source))]);
        if (sample.Sources == 0)
            return new ThresholdCount(records.Count, 0, 0, 1);

        var count = Math.Max(1, (int)sample.EffectiveCount);
        return new ThresholdCount(records.Count, sample.Count, sample.Worse, ErrorBounds.Upper(Math.Min(count, (int)Math.Ceiling(sample.Worse / sample.DesignEffect)), count, confidence));
    }
}
