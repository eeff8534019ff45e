namespace CachePrefix.Evaluation.Statistics;

/// <summary>The interval of a difference, by the method that suits what was seen.</summary>
internal static class DifferenceInterval
{
    /// <summary>Where fewer pairs are unlike the most, a bootstrap has too little to draw from and covers too seldom.</summary>
    private const int FewDifferences = 40;

    /// <summary>The same for sources.</summary>
    private const int FewSources = 30;

    /// <summary>A bootstrap cannot tell quantiles beyond which fewer draws lie.</summary>
    private const int DrawsInTail = 10;

    /// <param name="sample">The differences.</param>
    /// <param name="tail">The probability left on either side, such as 0.025.</param>
    /// <param name="resamples">The draws of the bootstrap.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public static ScoreDifference Of(PairedSample sample, double tail, int resamples, ulong seed)
    {
        if (sample.Sources < 2)
            return new ScoreDifference(sample.Mean, -1, 1, IntervalMethod.None);

        var isFew = sample.VaryingSources < (sample.IsClustered ? FewSources : FewDifferences);
        if (!isFew && sample is { IsBinary: true, IsClustered: false })
            return Clamp(sample.Mean, ExactBootstrap.Interval(sample, tail), IntervalMethod.StudentisedBootstrap);
        if (!isFew && tail * resamples >= DrawsInTail)
            return Clamp(sample.Mean, Wider(ClusterBootstrap.Interval(sample, tail, resamples, seed), Student(sample, tail)), IntervalMethod.StudentisedBootstrap);

        var critical = sample.IsClustered ? Binomial.StudentUpper(tail, sample.Sources - 1) : -Normal.Quantile(tail);
        if (sample.IsBinary)
        {
            var scale = 1 / sample.DesignEffect;
            return Clamp(sample.Mean, ScoreInterval.Of(sample.Better * scale, sample.Worse * scale, sample.EffectiveCount, critical), IntervalMethod.Score);
        }

        return isFew
            ? Clamp(sample.Mean, (-HighestShare(sample.Worse, sample, tail), HighestShare(sample.Better, sample, tail)), IntervalMethod.Bound)
            : Clamp(sample.Mean, Student(sample, tail), IntervalMethod.Student);
    }

    private static (double Low, double High) Student(PairedSample sample, double tail)
    {
        var reach = Binomial.StudentUpper(tail, sample.Sources - 1) * sample.StandardError;
        return (sample.Mean - reach, sample.Mean + reach);
    }

    /// <summary>Of the bootstrap, which allows for skew, and Student's interval, which allows for few sources, the end that reaches further.</summary>
    private static (double Low, double High) Wider((double Low, double High) one, (double Low, double High) other) =>
        (Math.Min(one.Low, other.Low), Math.Max(one.High, other.High));

    /// <summary>A case loses at most a whole point, so the mean loses at most the share of cases that lose: sure, but wide.</summary>
    private static double HighestShare(int cases, PairedSample sample, double tail)
    {
        var count = Math.Max(1, (int)sample.EffectiveCount);
        return ErrorBounds.Upper(Math.Min(count, (int)Math.Ceiling(cases / sample.DesignEffect)), count, 1 - tail);
    }

    private static ScoreDifference Clamp(double mean, (double Low, double High) interval, IntervalMethod method) =>
        new(mean, Math.Max(-1, interval.Low), Math.Min(1, interval.High), method);
}
