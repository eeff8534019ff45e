using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

/// <summary>The price lists that the catalogue was taken from, row by row, at the day of the check.</summary>
public sealed class CatalogCoverageTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    /// <summary>Dollars per million tokens: uncached input, short write, long write, read, output.</summary>
    [Theory]
    [InlineData("claude-haiku-4-5", 1, 1.25, 2, 0.10, 5)]
    [InlineData("claude-haiku-5-5", 0.10, 0.125, 0.20, 0.01, 0.50)]
    [InlineData("claude-sonnet-4-5", 3, 3.75, 6, 0.30, 15)]
    [InlineData("claude-sonnet-4-6", 3, 3.75, 6, 0.30, 15)]
    [InlineData("claude-sonnet-5", 2, 2.50, 4, 0.20, 10)]
    [InlineData("claude-sonnet-5-5", 2, 2.50, 4, 0.10, 10)]
    [InlineData("claude-opus-4-5", 5, 6.25, 10, 0.50, 25)]
    [InlineData("claude-opus-4-6", 5, 6.25, 10, 0.50, 25)]
    [InlineData("claude-opus-4-7", 5, 6.25, 10, 0.50, 25)]
    [InlineData("claude-opus-4-8", 5, 6.25, 10, 0.50, 25)]
    [InlineData("claude-opus-5", 5, 6.25, 10, 0.50, 25)]
    [InlineData("claude-opus-5-5", 4, 5, 8, 0.20, 20)]
    [InlineData("claude-fable-5", 10, 12.50, 20, 1.00, 50)]
    [InlineData("claude-fable-5-1", 10, 12.50, 20, 0.25, 50)]
    [InlineData("claude-opus-4", 15, 18.75, 30, 1.50, 75)]
    [InlineData("claude-opus-4-1", 15, 18.75, 30, 1.50, 75)]
    [InlineData("claude-fable-5-2", 8, 10, 16, 0.20, 40)]
    [InlineData("claude-mythos-5", 10, 12.50, 20, 1, 50)]
    [InlineData("claude-mythos-5-1", 10, 12.50, 20, 0.25, 50)]
    [InlineData("o3", 2, 2, 2, 0.5, 8)]
    [InlineData("gpt-6.2-sol", 2, 2.50, 5, 0.10, 10)]
    [InlineData("gpt-6.2-astra", 8, 10, 10, 0.40, 40)]
    [InlineData("gemini-4-argon", 2, 2, 2, 0.10, 10)]
    [InlineData("gemini-4-carbon", 2, 2, 2, 0.10, 10)]
    [InlineData("gemini-4-hydrogen", 1.5, 1.5, 1.5, 0.075, 7.5)]
    [InlineData("gemini-4-neon", 3, 3, 3, 0.15, 15)]
    [InlineData("gemini-3.5-flash-lite", 0.3, 0.3, 0.3, 0.03, 2.5)]
    [InlineData("gemini-3.1-flash-lite", 0.25, 0.25, 0.25, 0.025, 1.5)]
    [InlineData("gemini-3.8-flash", 0.75, 0.75, 0.75, 0.075, 3.75)]
    [InlineData("gpt-4o", 2.50, 2.50, 2.50, 1.25, 10)]
    [InlineData("gpt-4o-mini", 0.15, 0.15, 0.15, 0.075, 0.60)]
    [InlineData("gpt-4.1", 2, 2, 2, 0.5, 8)]
    [InlineData("gpt-4.1-mini", 0.4, 0.4, 0.4, 0.1, 1.6)]
    [InlineData("gpt-4.1-nano", 0.1, 0.1, 0.1, 0.025, 0.4)]
    [InlineData("gpt-5", 1.25, 1.25, 1.25, 0.125, 10)]
    [InlineData("gpt-5.1", 1.25, 1.25, 1.25, 0.125, 10)]
    [InlineData("gpt-5-mini", 0.25, 0.25, 0.25, 0.025, 2)]
    [InlineData("gpt-5-nano", 0.05, 0.05, 0.05, 0.005, 0.40)]
    [InlineData("gpt-5.2", 1.75, 1.75, 1.75, 0.175, 14)]
    [InlineData("gpt-5.3", 1.75, 1.75, 1.75, 0.175, 14)]
    [InlineData("gpt-5.4", 2.5, 2.5, 2.5, 0.25, 15)]
    [InlineData("gpt-5.4-mini", 0.75, 0.75, 0.75, 0.075, 4.5)]
    [InlineData("gpt-5.4-nano", 0.2, 0.2, 0.2, 0.02, 1.25)]
    [InlineData("gpt-5.5", 5, 5, 5, 0.5, 30)]
    [InlineData("gpt-5.6-sol", 4, 5, 5, 0.40, 20)]
    [InlineData("gpt-5.6-terra", 2, 2.50, 2.50, 0.20, 12)]
    [InlineData("gpt-5.6-luna", 0.20, 0.25, 0.25, 0.02, 1.20)]
    [InlineData("gpt-6-astra", 10, 12.50, 12.50, 1, 50)]
    [InlineData("gpt-6-sol", 2, 2.50, 2.50, 0.20, 10)]
    [InlineData("gpt-6-luna", 0.10, 0.125, 0.125, 0.01, 0.50)]
    [InlineData("gpt-6.1-sol", 2, 2.50, 2.50, 0.10, 10)]
    [InlineData("gpt-6.1-terra", 1, 1.25, 2.50, 0.05, 5)]
    [InlineData("gemini-2.5-flash", 0.30, 0.30, 0.30, 0.03, 2.50)]
    [InlineData("gemini-2.5-flash-lite", 0.1, 0.1, 0.1, 0.01, 0.4)]
    [InlineData("gemini-2.5-pro", 1.25, 1.25, 1.25, 0.125, 10)]
    [InlineData("gemini-3.1-pro-preview", 2, 2, 2, 0.2, 12)]
    [InlineData("gemini-3.5-flash", 1.5, 1.5, 1.5, 0.15, 9)]
    [InlineData("gemini-3.6-flash", 0.75, 0.75, 0.75, 0.075, 3.75)]
    [InlineData("gemini-3.7-flash", 0.75, 0.75, 0.75, 0.075, 3.75)]
    public void A_call_of_ordinary_length_costs_what_the_list_says(string id, double input, double shortWrite, double longWrite, double read, double output)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model), $"There is no row for {id}.");
        var price = model.PricesAt(Day)!.For(1_000);

        Assert.Equal(
            ((decimal)input, (decimal)shortWrite, (decimal)longWrite, (decimal)read, (decimal)output),
            (price.Input, price.CacheWrite5m, price.CacheWrite1h, price.CacheRead, price.Output));
    }

    [Theory]
    [InlineData("gpt-5.6-terra", "2026-07-29", 2.5, 0.25, 15)]
    [InlineData("gpt-5.6-luna", "2026-07-29", 1, 0.1, 6)]
    [InlineData("gemini-2.5-pro", "2026-12-01", 0.75, 0.075, 3.75)]
    [InlineData("gemini-2.5-pro", "2027-01-01", 1.5, 0.15, 7.5)]
    [InlineData("gemini-2.5-flash", "2026-12-01", 0.3, 0.03, 2.5)]
    [InlineData("gemini-4-argon", "2026-12-01", 4, 0.2, 20)]
    [InlineData("gemini-3.8-flash", "2027-01-01", 1.5, 0.15, 7.5)]
    public void Prices_change_on_the_day_that_the_list_says(string id, string day, double input, double read, double output)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));
        var price = model.PricesAt(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.For(1_000);

        Assert.Equal(((decimal)input, (decimal)read, (decimal)output), (price.Input, price.CacheRead, price.Output));
    }

    [Theory]
    [InlineData("gemini-3.8-flash", "2026-12-31", 0.5)]
    [InlineData("gemini-3.8-flash", "2027-01-01", 1.0)]
    [InlineData("gemini-2.5-pro", "2026-11-26", 4.5)]
    [InlineData("gemini-3.1-pro", "2026-11-26", 4.5)]
    [InlineData("gemini-2.5-flash", "2026-11-26", 1.0)]
    [InlineData("gemini-3.7-flash", "2026-11-26", null)]
    [InlineData("claude-haiku-4-5", "2026-11-26", null)]
    public void Storage_costs_what_the_list_says(string id, string day, double? storage)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));

        Assert.Equal((decimal?)storage, model.PricesAt(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.For(1_000).CacheStorage);
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", "2026-11-30", "claude-sonnet-5-5")]
    [InlineData("claude-opus-4", "2026-06-15", "claude-opus-4-8")]
    [InlineData("gpt-4.1-nano", "2026-10-23", "gpt-6-luna")]
    [InlineData("gpt-5", "2026-12-11", "gpt-6.1-sol")]
    [InlineData("gpt-4o", "2027-01-14", "gpt-6-luna")]
    [InlineData("gpt-5.1", "2027-04-01", null)]
    [InlineData("gemini-2.5-flash", "2026-12-01", "gemini-3.5-flash-lite")]
    [InlineData("gpt-6-sol", null, null)]
    public void Models_retire_on_the_day_that_was_announced(string id, string? day, string? successor)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));

        Assert.Equal((day, successor), (model.Retires?.ToString("O"), model.Successor));
    }

    [Fact]
    public void Every_successor_is_a_model_that_does_not_retire_before() => Assert.All(
        ModelCatalog.Default.Models.Where(model => model.Successor is not null),
        model =>
        {
            Assert.True(ModelCatalog.Default.TryFind(model.Successor!, out var successor), $"{model}: {model.Successor}");
            Assert.True(successor.Retires is null || successor.Retires > model.Retires);
        });

    [Theory]
    [InlineData("gpt-4o", LifetimeParameter.None, 15, CachingMode.Automatic)]
    [InlineData("gpt-5.1", LifetimeParameter.Retention, 15, CachingMode.Automatic)]
    [InlineData("gpt-5.5", LifetimeParameter.Retention, 15, CachingMode.Automatic)]
    [InlineData("gpt-5.6-sol", LifetimeParameter.Options, null, CachingMode.Breakpoints)]
    [InlineData("gpt-6.2-sol", LifetimeParameter.Options, null, CachingMode.Breakpoints)]
    [InlineData("claude-opus-5", LifetimeParameter.None, null, CachingMode.Breakpoints)]
    public void A_generation_takes_what_its_guide_says(string id, LifetimeParameter parameter, int? requestsPerKey, CachingMode caching)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));

        Assert.Equal((parameter, requestsPerKey, caching), (model.LifetimeParameter, model.RequestsPerKeyPerMinute, model.Caching));
    }

    [Theory]
    [InlineData("claude-opus-5-5", "medium")]
    [InlineData("claude-haiku-5-5", "medium")]
    [InlineData("claude-opus-5", "high")]
    [InlineData("gpt-6-sol", null)]
    public void Naming_the_default_effort_changes_nothing(string id, string? effort)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));

        Assert.Equal(effort, model.DefaultEffort);
    }

    [Fact]
    public void Above_a_band_the_whole_request_costs_the_higher_price()
    {
        Assert.True(ModelCatalog.Default.TryFind("claude-haiku-5-5", out var model));

        Assert.Equal(100_000 * 0.1m / 1_000_000 + 1_000 * 0.5m / 1_000_000, model.CostOf(new TokenUsage(60_000, Output: 1_000) + new TokenUsage(40_000), Day)!.Value.Total);
        Assert.Equal(
            40_001 * 0.05m / 1_000_000 + 60_000 * 0.5m / 1_000_000 + 1_000 * 2.5m / 1_000_000,
            model.CostOf(new TokenUsage(60_000, CacheRead: 40_001, Output: 1_000), Day)!.Value.Total);
    }

    [Theory]
    [InlineData("claude-haiku-5-5", 100_001, 0.50, 2.50)]
    [InlineData("gpt-5.4", 272_001, 5, 22.5)]
    [InlineData("gpt-6.1-sol", 272_001, 4, 15)]
    [InlineData("gemini-2.5-pro", 200_001, 2.5, 15)]
    public void A_long_call_costs_more(string id, long tokens, double input, double output)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));
        var price = model.PricesAt(Day)!.For(tokens);

        Assert.Equal(((decimal)input, (decimal)output), (price.Input, price.Output));
    }
}
