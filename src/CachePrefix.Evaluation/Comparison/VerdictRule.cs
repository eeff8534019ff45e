using System.Globalization;
using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>Turns an interval into a verdict.</summary>
internal static class VerdictRule
{
    /// <summary>Up to so many pairs that differ, a drop has to pass the exact test too: the score interval is a little too sure there.</summary>
    private const int Exact = 40;

    /// <summary>Whether the interval lies below zero, and not wholly within the margin that does not matter.</summary>
    public static bool IsDrop(PairedSample sample, in ScoreDifference difference, ComparisonOptions options, double tail) =>
        difference.High < 0 && difference.Low <= -options.Margin && sample.Worse + sample.Better >= options.MinimumDiffering && IsExact(sample, difference, tail);

    public static (Verdict Verdict, string Reason) Decide(
        PairedSample sample, in ScoreDifference difference, IReadOnlyList<ClassComparison> classes, ComparisonOptions options, double tail)
    {
        if (sample.Count < options.MinimumCases)
            return (Verdict.CannotTell, $"{sample.Count} cases are too few to tell anything; at least {options.MinimumCases} are needed.");
        if (sample.Sources < options.MinimumSources)
            return (Verdict.CannotTell, $"The cases come from {sample.Sources} {(sample.Sources == 1 ? "source" : "sources")}, which is too few to tell anything; at least {options.MinimumSources} are needed.");

        var dropped = classes.Where(static each => each.Verdict == Verdict.Drops).Select(static each => $"'{each.Class}'").ToList();
        var interval = $"{Points(difference.Mean)} ({Points(difference.Low)} to {Points(difference.High)})";
        if (IsDrop(sample, difference, options, tail))
            return (Verdict.Drops, $"The candidate is worse: {interval}{(dropped.Count == 0 ? "" : $", and it drops in the class {string.Join(", ", dropped)}")}.");
        if (dropped.Count > 0)
            return (Verdict.Drops, $"The candidate drops in the class {string.Join(", ", dropped)}; over all cases the difference is {interval}.");
        if (difference.Low > -options.Margin)
            return (Verdict.Holds, $"A loss of {Points(options.Margin).TrimStart('+')} or more is ruled out: {interval}{(difference.High < 0 ? "; the candidate is a little worse, within the margin" : "")}.");
        return (Verdict.CannotTell, $"The difference is {interval}: neither a loss nor the absence of one of {Points(options.Margin).TrimStart('+')} is shown.");
    }

    /// <summary>A difference in points, a hundredth of a score each.</summary>
    public static string Points(double difference)
    {
        var points = Math.Round(100 * difference, 1);
        return points.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + (Math.Abs(points) == 1 ? " point" : " points");
    }

    private static bool IsExact(PairedSample sample, in ScoreDifference difference, double tail)
    {
        var scale = 1 / sample.DesignEffect;
        var differing = (int)Math.Floor((sample.Worse + sample.Better) * scale);
        return difference.Method != IntervalMethod.Score || differing >= Exact
            || Binomial.AtMost((int)Math.Ceiling(sample.Better * scale), differing, 0.5) <= tail;
    }
}
