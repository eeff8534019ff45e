using CachePrefix.Evaluation.Simulation;
using CachePrefix.Evaluation.Tests.Statistics;
using CsCheck;

namespace CachePrefix.Evaluation.Tests.Comparison;

public sealed class QualityComparisonTests
{
    private static readonly ComparisonOptions Options = new() { Margin = 0.02 };

    [Fact]
    public void What_is_worse_drops_what_is_alike_holds_and_between_it_cannot_be_told()
    {
        Assert.Equal(Verdict.Drops, Of(100, 50, 850).Verdict);
        Assert.Equal(Verdict.Holds, Of(5, 5, 990).Verdict);
        var open = Of(12, 10, 278);
        Assert.Equal(Verdict.CannotTell, open.Verdict);
        Assert.InRange(open.MoreCases!.Value, 500, 5_000);
        Assert.Null(Of(5, 5, 990).MoreCases);
    }

    [Fact]
    public void Enough_further_cases_of_the_same_kind_would_settle_it()
    {
        var open = Of(12, 12, 276);
        var factor = (double)(open.Cases + open.MoreCases!.Value) / open.Cases;

        Assert.Equal(Verdict.Holds, Of((int)(12 * factor), (int)(12 * factor), (int)(276 * factor)).Verdict);
    }

    [Fact]
    public void Ten_cases_tell_nothing_whatever_they_say()
    {
        Assert.Equal(Verdict.CannotTell, Of(10, 0, 0).Verdict);
        Assert.Equal(Verdict.CannotTell, Of(0, 0, 10).Verdict);
        Assert.Contains("at least 30", Of(10, 0, 0).Reason);
        Assert.Equal(Verdict.CannotTell, Of(0, 0, 0).Verdict);
    }

    [Fact]
    public void Many_cases_of_few_sources_tell_nothing()
    {
        var cases = IntervalTests.Cases(200, 0, 800).Select(static (each, index) => each with { Source = $"document {index % 4}" }).ToList();

        var comparison = QualityComparison.Of(cases, Options);

        Assert.Equal(Verdict.CannotTell, comparison.Verdict);
        Assert.Contains("4 sources", comparison.Reason);
    }

    [Fact]
    public void A_class_that_drops_is_named_although_the_whole_holds()
    {
        var cases = IntervalTests.Cases(15, 0, 85, "refunds").Concat(IntervalTests.Cases(5, 18, 877, "prices")).ToList();

        var comparison = QualityComparison.Of(cases, Options);

        Assert.Equal(Verdict.Drops, comparison.Verdict);
        Assert.Equal("refunds", Assert.Single(comparison.DroppedClasses).Class);
        Assert.Contains("'refunds'", comparison.Reason);
        Assert.DoesNotContain("prices", comparison.Reason);
    }

    [Fact]
    public void A_measurable_loss_within_the_margin_holds_and_is_said()
    {
        var comparison = QualityComparison.Of(IntervalTests.Cases(60, 20, 9_920), Options);

        Assert.True(comparison.Difference.High < 0);
        Assert.Equal(Verdict.Holds, comparison.Verdict);
        Assert.Contains("within the margin", comparison.Reason);
    }

    [Fact]
    public void Five_of_five_prove_nothing() => Assert.NotEqual(Verdict.Drops, Of(5, 0, 95).Verdict);

    [Fact]
    public void The_order_of_cases_does_not_matter_and_exchanged_sides_mirror() =>
        Gen.Select(Gen.Int[0, 80], Gen.Int[0, 80], Gen.Int[30, 400]).Sample((worse, better, same) =>
        {
            var cases = IntervalTests.Cases(worse, better, same);
            var comparison = QualityComparison.Of(cases, Options);
            var reversed = QualityComparison.Of([.. Enumerable.Reverse(cases)], Options);
            var mirrored = QualityComparison.Of([.. cases.Select(static each => each with { Baseline = each.Candidate, Candidate = each.Baseline })], Options);
            return comparison.Verdict == reversed.Verdict
                && Math.Abs(comparison.Difference.Low - reversed.Difference.Low) < 1e-12
                && Math.Abs(comparison.Difference.Low + mirrored.Difference.High) < 1e-6
                && comparison.McNemar == mirrored.McNemar;
        }, iter: 60);

    [Fact]
    public void A_score_that_is_none_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => QualityComparison.Of([new PairedCase("odd", double.NaN, 1)], Options));

        Assert.Contains("'odd'", exception.Message);
    }

    [Fact]
    public void An_option_out_of_range_is_named()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(static () => QualityComparison.Of([], Options with { Margin = 0 }));

        Assert.Contains("Margin is 0", exception.Message);
    }

    /// <summary>The short form of <c>cacheprefix eval --simulate</c>: no share may be surely wrong.</summary>
    [Fact]
    public void A_short_simulation_finds_nothing_wrong() => Assert.All(
        ComparisonSimulation.Run(runs: 120, seed: 5),
        static row => Assert.True(row.Interval.High >= row.Least && row.Interval.Low <= row.Most, row.ToString()));

    private static QualityComparison Of(int worse, int better, int same) => QualityComparison.Of(IntervalTests.Cases(worse, better, same), Options);
}
