using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>How much a number of cases can show. It depends on how many cases the sides differ in, which only a first run tells.</summary>
internal static class SampleSize
{
    public static double SmallestEffect(PairedSample sample, ComparisonOptions options, double tail) =>
        sample.Count == 0 ? 1 : Math.Min(1, Reach(options, tail) * Math.Sqrt(Variance(sample) / sample.Count));

    public static int MoreCases(PairedSample sample, ComparisonOptions options, double tail)
    {
        var fewest = Math.Max(1, options.MinimumCases - sample.Count);
        if (sample.Count == 0)
            return fewest;

        // What would settle it first, if the mean stays as it is: showing that it lies above the margin, or that it lies below zero.
        var mean = Math.Clamp(sample.Mean, -1, 0);
        var distance = Math.Max(mean + options.Margin, -mean);
        var reach = Reach(options, tail) / distance;
        var needed = Math.Max(reach * reach * Variance(sample), options.MinimumSources * (double)sample.Count / sample.Sources);
        return (int)Math.Clamp(Math.Ceiling(needed) - sample.Count, fewest, 100_000_000);
    }

    private static double Reach(ComparisonOptions options, double tail) => -Normal.Quantile(tail) + Normal.Quantile(options.Power);

    /// <summary>The variance of a case, with cases of one source dependent on each other; never zero, since no difference seen is not none.</summary>
    private static double Variance(PairedSample sample)
    {
        var least = 1.0 / (sample.Count + 2) * sample.DesignEffect;
        var seen = sample.Count * sample.StandardError * sample.StandardError;
        return double.IsInfinity(seen) ? least : Math.Max(seen, least);
    }
}
