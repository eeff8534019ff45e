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
