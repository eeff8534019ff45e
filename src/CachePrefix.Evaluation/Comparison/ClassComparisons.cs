using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>
/// Compares class by class with the step-down correction of Holm: the chance that any class which is as good is called worse stays within one tail, however
/// many there are. Classes that differ in too few cases to drop at all need no share of it (Tarone).
/// </summary>
internal static class ClassComparisons
{
    public static IReadOnlyList<ClassComparison> Of(IReadOnlyList<PairedCase> cases, ComparisonOptions options, double tail)
    {
        var samples = cases.Where(static each => each.Class is not null)
            .GroupBy(static each => each.Class!, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static (group, index) => (Name: group.Key, Cases: group.ToList(), Index: index))
            .Select(static group => (group.Name, group.Cases, group.Index, Sample: PairedSample.Of(group.Cases)))
            .ToList();
        if (samples.Count == 0)
            return [];

        var intervals = new ScoreDifference[samples.Count];
        var dropped = new bool[samples.Count];
        var open = samples.Count(each => CanDrop(each.Sample));
        for (var hasDropped = true; hasDropped;)
        {
            hasDropped = false;
            var each = tail / Math.Max(1, open);
            var before = open;
            foreach (var (_, _, index, sample) in samples)
            {
                if (dropped[index])
                    continue;
                intervals[index] = DifferenceInterval.Of(sample, each, options.Resamples, SeededRandom.Derive(options.Seed, (ulong)index + 1));
                if (!CanDrop(sample) || !VerdictRule.IsDrop(sample, intervals[index], options, each))
                    continue;
                dropped[index] = true;
                open--;
            }

            hasDropped = open < before && open > 0;
        }

        return [.. samples
            .Select(each => new ClassComparison
            {
                Class = each.Name,
                Cases = each.Sample.Count,
                Baseline = each.Cases.Average(static one => one.Baseline),
                Candidate = each.Cases.Average(static one => one.Candidate),
                Difference = intervals[each.Index],
                Worse = each.Sample.Worse,
                Better = each.Sample.Better,
                Verdict = dropped[each.Index] ? Verdict.Drops : intervals[each.Index].Low > -options.Margin ? Verdict.Holds : Verdict.CannotTell,
            })
            .OrderByDescending(static each => each.Verdict == Verdict.Drops)
            .ThenBy(static each => each.Difference.Mean)];

        bool CanDrop(PairedSample sample) => sample.Worse + sample.Better >= options.MinimumDiffering && sample.Sources >= options.MinimumSources;
    }
}
