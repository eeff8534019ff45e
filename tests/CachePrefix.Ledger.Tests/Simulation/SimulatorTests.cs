using CachePrefix.Ledger.Simulation;

namespace CachePrefix.Ledger.Tests.Simulation;

public class SimulatorTests
{
    private static readonly Workload Base = new()
    {
        Model = "claude-sonnet-4-6",
        CallsPerDay = 2_000,
        PrefixTokens = 4_000,
        InputTokens = 100,
        OutputTokens = 100,
    };

    /// <summary>Independent calls, n an hour, find an entry of T hours with the probability 1 - exp(-nT).</summary>
    [Theory]
    [InlineData(200, "5m")]
    [InlineData(1_000, "5m")]
    [InlineData(5_000, "5m")]
    [InlineData(30, "1h")]
    [InlineData(100, "1h")]
    public void Independent_calls_find_the_cache_as_often_as_theory_says(double callsPerDay, string ttl)
    {
        var hours = ttl == "1h" ? 1 : 5 / 60.0;
        var expected = 1 - Math.Exp(-callsPerDay / 24 * hours);
        var hits = Enumerable.Range(1, 40).Average(seed =>
            new Simulator().Run(Base with { CallsPerDay = callsPerDay, Ttl = ttl, InputTokens = 0, Seed = seed }, Levers.PrefixCache).HitRate);
        Assert.InRange(hits, expected - 0.06, expected + 0.03);
    }

    [Fact]
    public void Tenants_share_the_shared_part_only()
    {
        var shared = new Simulator().Run(Base with { PrefixTokens = 5_000, Tenants = 500 }, Levers.PrefixCache);
        var own = new Simulator().Run(Base with { PrefixTokens = 1_000, TenantTokens = 4_000, Tenants = 500 }, Levers.PrefixCache);
        Assert.True(own.Cost > 2 * shared.Cost, $"{own.Cost} {shared.Cost}");
    }

    [Fact]
    public void A_prefix_below_the_minimum_is_never_read() =>
        Assert.Equal(0, new Simulator().Run(Base with { PrefixTokens = 1_000 }, Levers.PrefixCache).HitRate);

    [Fact]
    public void Sessions_read_what_they_said_before()
    {
        var day = new Simulator().Run(Base with { TurnsPerSession = 10, TurnGapSeconds = 20 }, Levers.PrefixCache);
        Assert.InRange(day.HitRate, 0.85, 1);
    }

    [Fact]
    public void Levers_stack_and_very_many_calls_are_scaled()
    {
        var days = new Simulator().Stack(Base with
        {
            CallsPerDay = 5_000_000,
            PrefixTokens = 5_000,
            Tiers = [new("claude-haiku-4-5", 1), new("claude-sonnet-4-6", 1)],
            BatchShare = 0.5,
            ResponseCacheHitRate = 0.2,
        });
        Assert.Equal(["no lever", "prefix cache", "routing", "batch", "response cache"], days.Select(day => day.Lever));
        Assert.Equal(days.OrderByDescending(day => day.Cost).Select(day => day.Lever), days.Select(day => day.Lever));
        Assert.Equal(5_000_000 * ((5_100m * 3) + (100 * 15)) / 1_000_000, days[0].Cost);
    }

    [Fact]
    public void Every_number_of_a_workload_has_a_line()
    {
        var lines = new Simulator().Sensitivities(Base with { BatchShare = 0.1, TenantTokens = 10, Tenants = 10, TurnsPerSession = 10, ResponseCacheHitRate = 0.1 });
        Assert.Equal(
            ["callsPerDay", "prefixTokens", "tenantTokens", "tenants", "inputTokens", "outputTokens", "turnsPerSession", "turnGapSeconds", "batchShare", "responseCacheHitRate"],
            lines.Select(line => line.Input));
        Assert.All(lines.Where(line => line.Input is "callsPerDay" or "outputTokens"), line => Assert.True(line.Lower < line.Base && line.Base < line.Higher, line.ToString()));
    }

    [Theory]
    [InlineData("{}", "\"model\" is missing")]
    [InlineData("""{"model":"claude-sonnet-4-6"}""", "\"callsPerDay\" is 0")]
    [InlineData("""{"model":"claude-sonnet-4-6","callsPerDay":5,"ttl":"2h"}""", "\"ttl\" is '2h'")]
    [InlineData("""{"model":"claude-sonnet-4-6","callsPerDay":5,"batchShare":7}""", "shares")]
    [InlineData("""{"model":"claude-sonnet-4-6","callsPerDay":5,"turns":7}""", "turns")]
    [InlineData("[]", "cannot be read")]
    public void A_workload_that_is_none_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<WorkloadException>(() => Workload.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_model_is_refused() => Assert.Contains(
        "'nobody'", Assert.Throws<WorkloadException>(() => new Simulator().Stack(Base with { Model = "nobody" })).Message, StringComparison.Ordinal);
}
