using CachePrefix.Evaluation.Statistics;
using CsCheck;

namespace CachePrefix.Evaluation.Tests.Statistics;

public sealed class IntervalTests
{
    private const double Z = 1.959963984540054;

    [Fact]
    public void Without_a_difference_the_score_interval_has_a_closed_form() => Gen.Int[1, 5_000].Sample(count =>
    {
        var (low, high) = ScoreInterval.Of(0, 0, count, Z);
        var end = Z * Z / (count + (Z * Z));
        return Math.Abs(low + end) < 1e-9 && Math.Abs(high - end) < 1e-9;
    });

    [Fact]
    public void The_score_interval_holds_its_estimate_and_mirrors() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 500]).Where((b, w, rest) => b + w + rest > 0).Sample((better, worse, rest) =>
        {
            var count = better + worse + rest;
            var (low, high) = ScoreInterval.Of(better, worse, count, Z);
            var (mirroredLow, mirroredHigh) = ScoreInterval.Of(worse, better, count, Z);
            var estimate = (double)(better - worse) / count;
            return low <= estimate + 1e-9 && high >= estimate - 1e-9 && Math.Abs(low + mirroredHigh) < 1e-6 && Math.Abs(high + mirroredLow) < 1e-6;
        });

    /// <summary>The true coverage, summed up over everything that can happen.</summary>
    [Theory]
    [InlineData(200, 0.03, 0.01)]
    [InlineData(300, 0.02, 0.02)]
    [InlineData(150, 0.10, 0.04)]
    public void The_score_interval_covers_what_it_says(int count, double worse, double better)
    {
        var covered = 0.0;
        for (var w = 0; w <= 60; w++)
        {
            for (var b = 0; b <= Math.Min(60, count - w); b++)
            {
                var probability = Math.Exp(
                    Binomial.LogChoose(count, w) + Binomial.LogChoose(count - w, b)
                    + (w * Math.Log(worse)) + (b * Math.Log(better)) + ((count - w - b) * Math.Log(1 - worse - better)));
                if (probability < 1e-9)
                    continue;
                var (low, high) = ScoreInterval.Of(b, w, count, Z);
                if (low <= better - worse && better - worse <= high)
                    covered += probability;
            }
        }

        Assert.InRange(covered, 0.935, 0.97);
    }

    [Fact]
    public void The_exact_bootstrap_is_the_limit_of_drawing()
    {
        var cases = Cases(worse: 70, better: 40, same: 490);
        var sample = PairedSample.Of(cases);

        var exact = ExactBootstrap.Interval(sample, 0.025);
        var drawn = ClusterBootstrap.Interval(sample, 0.025, 20_000, seed: 3);

        Assert.Equal(exact.Low, drawn.Low, 0.0015);
        Assert.Equal(exact.High, drawn.High, 0.0015);
    }

    [Fact]
    public void Cases_of_one_source_that_are_all_alike_count_once()
    {
        var single = Cases(worse: 60, better: 30, same: 210);
        var fourfold = single.SelectMany(static (each, index) => Enumerable.Repeat(each with { Source = $"s{index}" }, 4)).ToList();

        var (alone, together) = (PairedSample.Of(single), PairedSample.Of(fourfold));

        Assert.Equal(alone.StandardError, together.StandardError, 1e-12);
        Assert.Equal(4, together.DesignEffect, 0.02);
        Assert.Equal(alone.Count, together.EffectiveCount, 2.0);
        var one = DifferenceInterval.Of(alone, 0.025, 4_000, 1);
        var other = DifferenceInterval.Of(together, 0.025, 4_000, 1);
        Assert.Equal(one.Low, other.Low, 0.006);
        Assert.Equal(one.High, other.High, 0.006);
    }

    [Fact]
    public void The_method_suits_what_was_seen()
    {
        Assert.Equal(IntervalMethod.StudentisedBootstrap, MethodOf(Cases(60, 30, 200)));
        Assert.Equal(IntervalMethod.Score, MethodOf(Cases(6, 3, 200)));
        Assert.Equal(IntervalMethod.Bound, MethodOf([.. Cases(6, 3, 200).Select(static each => each with { Baseline = each.Baseline * 0.9, Candidate = each.Candidate * 0.9 })]));
        Assert.Equal(IntervalMethod.None, MethodOf([.. Cases(6, 3, 200).Select(static each => each with { Source = "one" })]));
    }

    /// <summary>A bootstrap of cases that are nearly all alike may draw only such, and then has no spread to measure in.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nearly_all_cases_are_worse_the_interval_says_so(bool isClustered)
    {
        var cases = Cases(worse: 63, better: 0, same: 3).Select((each, index) => isClustered ? each with { Source = $"{index / 2}" } : each).ToList();

        var interval = DifferenceInterval.Of(PairedSample.Of(cases), 5e-5, 2_000, 1);

        Assert.Equal(IntervalMethod.Score, interval.Method);
        Assert.InRange(interval.High, -0.95, -0.1);
    }

    /// <summary>Published boundaries for five even looks at two-sided 5 %.</summary>
    [Fact]
    public void Boundaries_of_looks_are_those_of_the_tables()
    {
        double[] expected = [4.8769, 3.3569, 2.6803, 2.2898, 2.0310];

        var tails = SequentialBoundary.Tails([0.2, 0.4, 0.6, 0.8, 1], 0.025);

        Assert.All(tails.Zip(expected), static pair => Assert.Equal(pair.Second, -Normal.Quantile(pair.First), 0.003));
    }

    private static IntervalMethod MethodOf(IReadOnlyList<PairedCase> cases) => DifferenceInterval.Of(PairedSample.Of(cases), 0.025, 1_000, 1).Method;

    internal static List<PairedCase> Cases(int worse, int better, int same, string? inClass = null) =>
    [
        .. Enumerable.Range(0, worse).Select(i => new PairedCase($"w{i}", 1, 0, inClass)),
        .. Enumerable.Range(0, better).Select(i => new PairedCase($"b{i}", 0, 1, inClass)),
        .. Enumerable.Range(0, same).Select(i => new PairedCase($"s{i}", 1, 1, inClass)),
    ];
}
