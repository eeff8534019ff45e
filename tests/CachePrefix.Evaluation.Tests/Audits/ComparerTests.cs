using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation.Tests.Audits;

public sealed class ComparerTests
{
    [Theory]
    [InlineData("""{ "a": 1, "b": "x" }""", """{"b":"X","a":1.0}""", true)]
    [InlineData("""{ "a": 1 }""", """{"a":2}""", false)]
    [InlineData("The price is 20 euros.", "the  price is 20 euros.", true)]
    [InlineData("The price is 20 euros.", "The price is 30 euros.", false)]
    [InlineData("{ not json }", "{ not json }", true)]
    public async Task Answers_are_compared_as_what_they_are(string cached, string model, bool same) =>
        Assert.Equal(same, await new TypedAnswerComparer().CompareAsync("?", cached, model));

    /// <summary>Looked at after each of 500 observations, the intervals of a run leave the truth out in at most 5 % of runs.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void An_interval_that_is_always_looked_at_still_covers(double share)
    {
        const int Runs = 300;
        var left = 0;
        for (var run = 0; run < Runs; run++)
        {
            var random = new SeededRandom((ulong)run + 1);
            var hits = 0;
            for (var count = 1; count <= 500; count++)
            {
                hits += random.Happens(share) ? 1 : 0;
                if (count % 10 != 0)
                    continue;
                var (low, high) = AnytimeInterval.Of(hits, count);
                if (share < low || share > high)
                {
                    left++;
                    break;
                }
            }
        }

        Assert.True(left <= 0.05 * Runs, $"{left} of {Runs}");
    }

    [Fact]
    public void An_interval_narrows_around_its_share()
    {
        var (low, high) = AnytimeInterval.Of(100, 1_000);

        Assert.InRange(low, 0.06, 0.1);
        Assert.InRange(high, 0.1, 0.14);
        Assert.Equal((0, 1), AnytimeInterval.Of(0, 0));
        Assert.Equal(0, AnytimeInterval.Of(0, 50).Low);
        Assert.Equal(1, AnytimeInterval.Of(50, 50).High);
    }
}
