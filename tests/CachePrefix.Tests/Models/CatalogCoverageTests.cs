using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

/// <summary>The price lists that the catalogue was taken from, row by row, at the day of the check.</summary>
public sealed class CatalogCoverageTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

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
