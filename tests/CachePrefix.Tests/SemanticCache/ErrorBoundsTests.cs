namespace CachePrefix.Tests.SemanticCache;

public sealed class ErrorBoundsTests
{
    /// <summary>Values of the exact one-sided bound from the beta distribution.</summary>
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0.95)]
    [InlineData(0, 58, 0.05034)]
    [InlineData(0, 59, 0.04951)]
    [InlineData(1, 10, 0.39416)]
    [InlineData(5, 5, 1)]
    [InlineData(10, 1000, 0.01691)]
    public void The_upper_bound_is_exact(int wrong, int count, double expected) => Assert.Equal(expected, ErrorBounds.Upper(wrong, count), 4);

    [Theory]
    [InlineData(0, 67, 0.05, false)]
    [InlineData(0, 68, 0.05, true)]
    [InlineData(1, 152, 0.05, false)]
    [InlineData(1, 153, 0.05, true)]
    [InlineData(0, 33, 0.1, true)]
    [InlineData(0, 170, 0.02, false)]
    public void Evidence_suffices_from_a_count_on(int wrong, int count, double rate, bool suffices) =>
        Assert.Equal(suffices, ErrorBounds.Evidence(wrong, count, rate) >= 20);

    /// <summary>Where errors are as frequent as the rate, nobody can expect to win: what one has is what one expects to have after the next observation.</summary>
    [Fact]
    public void Evidence_against_the_truth_does_not_grow_in_the_mean()
    {
        foreach (var rate in new[] { 0.01, 0.05, 0.3 })
        {
            for (var count = 0; count < 120; count += 7)
            {
                for (var wrong = 0; wrong <= Math.Min(count, 6); wrong++)
                {
                    var next = (rate * ErrorBounds.Evidence(wrong + 1, count + 1, rate)) + ((1 - rate) * ErrorBounds.Evidence(wrong, count + 1, rate));
                    Assert.Equal(1, next / ErrorBounds.Evidence(wrong, count, rate), 5);
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 10, 0, 0.27753)]
    [InlineData(5, 10, 0.23659, 0.76341)]
    [InlineData(10, 10, 0.72247, 1)]
    public void Wilson_holds_at_the_ends(int hits, int count, double low, double high)
    {
        var interval = ErrorBounds.Wilson(hits, count);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }
}
