using Deployments;

namespace CachePrefix.Resilience.Tests.Live;

public sealed class DeploymentsTests
{
    [Fact]
    public async Task Four_deployments_read_as_much_from_the_cache_as_one_and_round_robin_does_not()
    {
        var outcomes = await new Experiment(customers: 41, callsEach: 12).RunAsync();
        var (one, four, robin) = (outcomes[0], outcomes[1], outcomes[2]);

        Assert.InRange(one.HitRate - four.HitRate, -0.01, 0.01);
        Assert.True(robin.HitRate < one.HitRate - 0.15, $"round robin reads {robin.HitRate:P1}, one deployment {one.HitRate:P1}");
        Assert.True(robin.Cost > four.Cost * 1.5m, $"round robin costs {robin.Cost}, spread prefixes {four.Cost}");
        Assert.All(four.Shares, share => Assert.InRange(share, 0.04, 0.5));
    }
}
