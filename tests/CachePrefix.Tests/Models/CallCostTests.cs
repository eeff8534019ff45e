using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

public sealed class CallCostTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void Each_class_of_tokens_has_its_own_price()
    {
        var cost = Find("claude-haiku-4-5").CostOf(new TokenUsage(1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000), Today);

        Assert.Equal(new CallCost(1m, 0.2m, 3 * 1.25m + 4 * 2m, 25m), cost);
        Assert.Equal(1m + 0.2m + 11.75m + 25m, cost!.Value.Total);
    }

    [Theory]
    [InlineData("claude-fable-5-1", 0.25)]
    [InlineData("claude-opus-5-5", 0.20)]
    [InlineData("gpt-6.1-sol", 0.10)]
    [InlineData("gpt-4o", 1.25)]
    public void Reads_are_not_always_a_tenth_of_the_input(string id, double price) =>
        Assert.Equal((decimal)price, Find(id).CostOf(new TokenUsage(CacheRead: 10_000), Today)!.Value.Total * 100);

    [Theory]
    [InlineData("2026-09-27", null)]
    [InlineData("2026-09-28", 0.20)]
    [InlineData("2026-10-06", 0.20)]
    [InlineData("2026-10-07", 0.10)]
    public void The_price_is_that_of_the_day(string date, double? read)
    {
        var cost = Find("claude-sonnet-5-5").CostOf(new TokenUsage(CacheRead: 1_000_000), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((decimal?)read, cost?.Total);
    }

    [Fact]
    public void The_day_is_that_of_the_universal_time()
    {
        var beforeMidnightInNewYork = new DateTimeOffset(2026, 10, 6, 22, 0, 0, TimeSpan.FromHours(-4));

        Assert.Equal(0.10m, Find("claude-sonnet-5-5").CostOf(new TokenUsage(CacheRead: 1_000_000), beforeMidnightInNewYork)!.Value.Total);
    }

    [Theory]
    [InlineData(100_000, 0.01)]
    [InlineData(100_001, 0.05)]
    public void A_long_call_pays_the_price_of_its_length_for_all_its_tokens(long cached, double price) =>
        Assert.Equal((decimal)price * cached / 1_000_000, Find("claude-haiku-5-5").CostOf(new TokenUsage(CacheRead: cached), Today)!.Value.Total);

    [Fact]
    public void Length_counts_cached_tokens_too()
    {
        var period = Find("gpt-5.4").PricesAt(Today)!;

        Assert.Equal(5m * 0.1m, period.CostOf(new TokenUsage(UncachedInput: 100_000, CacheRead: 200_000)).UncachedInput);
        Assert.Equal(2.5m * 0.1m, period.CostOf(new TokenUsage(UncachedInput: 100_000, CacheRead: 100_000)).UncachedInput);
    }

    [Fact]
    public void Other_lifetimes_use_the_shorter_and_the_longer_class()
    {
        var terra = Find("gpt-6.1-terra");

        Assert.Equal(1.25m, terra.CostOf(new TokenUsage(CacheWrite5m: 200_000), Today)!.Value.Total * 5);
        Assert.Equal(2.5m, terra.CostOf(new TokenUsage(CacheWrite1h: 200_000), Today)!.Value.Total * 5);
    }

    [Fact]
    public void Without_a_write_price_writing_costs_what_input_costs() =>
        Assert.Equal(2.5m, Find("gpt-4o").CostOf(new TokenUsage(CacheWrite5m: 1_000_000), Today)!.Value.Total);

    [Fact]
    public void An_unknown_model_or_price_has_no_cost()
    {
        Assert.Null(ModelCatalog.Default.CostOf("claude-nope", new TokenUsage(1), Today));
        Assert.Null(ModelCatalog.Default.CostOf("claude-mythos-5-2", new TokenUsage(1), Today));
        Assert.Equal(0m, ModelCatalog.Default.CostOf("gpt-5", default, Today)!.Value.Total);
    }

    [Fact]
    public void Costing_a_call_allocates_nothing()
    {
        var model = Find("claude-haiku-5-5");
        var usage = new TokenUsage(10, 5_000, 0, 0, 40);
        _ = model.CostOf(usage, Today);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
            _ = model.CostOf(usage, Today);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Usages_and_costs_add_up_class_by_class()
    {
        var usage = new TokenUsage(1, 2, 3, 4, 5) + new TokenUsage(10, 20, 30, 40, 50);

        Assert.Equal(new TokenUsage(11, 22, 33, 44, 55), usage);
        Assert.Equal((110, 77, 165), (usage.TotalInput, usage.CacheWrite, usage.Total));
        Assert.Equal(new CallCost(2, 4, 6, 8), (new CallCost(1, 1, 2, 3) + new CallCost(0, 1, 1, 1)) * 2);
    }

    private static ModelInfo Find(string id) =>
        ModelCatalog.Default.TryFind(id, out var model) ? model : throw new InvalidOperationException(id);
}
