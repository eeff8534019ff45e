using CachePrefix.Tool.Training;

namespace CachePrefix.Tool.Tests.Training;

public sealed class RankingTests
{
    [Fact]
    public void A_ranking_is_the_area_under_what_is_recovered()
    {
        var best = Ranking.Of([4, 3, 2, 1], [1, 1, 0, 0]);
        var worst = Ranking.Of([1, 2, 3, 4], [1, 1, 0, 0]);

        Assert.Equal(0.75, best.Apgr, 12);
        Assert.Equal(0.25, worst.Apgr, 12);
        Assert.Equal((0.25, 0.5), (best.Cpt50, best.Cpt80));
        Assert.Equal((0.75, 1.0), (worst.Cpt50, worst.Cpt80));
    }

    [Fact]
    public void What_is_ranked_equal_is_chance()
    {
        var none = Ranking.Of([1, 1, 1, 1, 1], [1, 0, -1, 1, 1]);

        Assert.Equal(0.5, none.Apgr, 12);
        Assert.Equal((0.6, 0.8), (none.Cpt50, none.Cpt80));
    }

    [Fact]
    public void Ties_count_as_the_mean_of_all_orders()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            double[] gains = [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(-1, 2)), 2];
            double[] scores = [.. Enumerable.Range(0, 7).Select(_ => (double)random.Next(3))];
            if (gains.Sum() == 0)
                continue;
            var mean = Enumerable.Range(0, 4_000).Average(_ => Ranking.Of([.. scores.Select(score => score + (random.NextDouble() / 2))], gains).Apgr);
            Assert.Equal(mean, Ranking.Of(scores, gains).Apgr, 0.08 / Math.Abs(gains.Sum()) * 3);
        }
    }

    [Fact]
    public void Without_a_gap_there_is_nothing_to_recover() => Assert.Equal(double.NaN, Ranking.Of([1, 2], [1, -1]).Apgr);
}
