using ConversationRouting;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Samples.Tests;

public sealed class CacheForecastTests
{
    /// <summary>Real SDK, real bytes, tiers that change at random, pauses that end lifetimes: what is expected to be read is what the bill says.</summary>
    [Fact]
    public async Task What_a_router_is_told_of_the_caches_is_what_the_provider_reads()
    {
        var forecaster = new Forecaster();
        var talks = Talk.Create(count: 3, turns: 24, tokens: 8_000, seed: 7);

        await Replay.RunAsync("forecast", 8_000, talks, (builder, _) =>
        {
            builder.AddCacheAwareRouter("aware", forecaster).AddRouter("choice", forecaster);
            builder.Services.AddSingleton<IAttemptObserver>(forecaster);
        }, CancellationToken.None);

        Assert.Equal(72, forecaster.Attempts.Count);
        Assert.True(forecaster.Attempts.Count(static attempt => attempt.Read > 0) > 30);
        Assert.All(forecaster.Attempts, static attempt => Assert.True(
            Math.Abs(attempt.Forecast - attempt.Read) <= 0.01 * attempt.Input, $"{attempt.Tier}: {attempt.Forecast} tokens were expected and {attempt.Read} read of {attempt.Input}"));
    }

    private sealed class Forecaster : IPromptRouter, IAttemptObserver
    {
        private readonly Random _random = new(3);
        private readonly Dictionary<string, TierOutlook> _outlooks = [];

        public List<(string Tier, long Forecast, long Read, long Input)> Attempts { get; } = [];

        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
        {
            var tier = request.Route.Tiers[_random.Next(request.Route.Tiers.Count)];
            _outlooks[request.Id] = request.OutlookOf(tier);
            return new(new RouteDecision(tier, "random", "any"));
        }

        public void Observe(ObservedAttempt attempt)
        {
            var usage = attempt.Attempt.Usage;
            Attempts.Add((attempt.Attempt.Tier, _outlooks[attempt.CallId].WarmTokens, usage.CacheRead, usage.TotalInput));
        }
    }
}
