using System.Globalization;
using CachePrefix.Models;

namespace CachePrefix.Samples.Tests;

/// <summary>The numbers on the page about routing are those of the catalogue.</summary>
public sealed class RoutingArithmeticTests
{
    private const int NewTokens = 300;
    private const int AnswerTokens = 400;

    private static readonly DateOnly Day = new(2026, 11, 27);

    [Theory]
    [InlineData(8_000)]
    [InlineData(30_000)]
    [InlineData(60_000)]
    public void The_table_of_the_two_cases_is_right(int prefix)
    {
        var dear = Warm("claude-sonnet-4-6", prefix);
        var (cold, warm) = (Cold("claude-haiku-4-5", prefix), Warm("claude-haiku-4-5", prefix));

        AssertPageShows($"| {prefix:N0} | {dear:$0.0000} | {cold:$0.0000} | {warm:$0.0000} | {BreakEven(dear, cold, warm)} |");
    }

    [Fact]
    public void The_break_even_of_a_dearer_model_is_right()
    {
        var dear = Warm("claude-opus-4-5", 60_000);

        AssertPageShows($"from Opus 4.5, whose warm turn costs {dear:$0.0000}, from turn {BreakEven(dear, Cold("claude-haiku-4-5", 60_000), Warm("claude-haiku-4-5", 60_000))}.");
    }

    [Fact]
    public void Before_break_even_staying_is_cheaper_and_from_there_on_moving_is()
    {
        var (dear, cold, warm) = (Warm("claude-sonnet-4-6", 60_000), Cold("claude-haiku-4-5", 60_000), Warm("claude-haiku-4-5", 60_000));

        Assert.True(4 * dear < cold + (3 * warm));
        Assert.True(5 * dear >= cold + (4 * warm));
    }

    private static decimal BreakEven(decimal dear, decimal cold, decimal warm) => Math.Ceiling((cold - warm) / (dear - warm));

    private static decimal Warm(string model, int prefix) => CostOf(model, new TokenUsage(NewTokens, prefix, Output: AnswerTokens));

    private static decimal Cold(string model, int prefix) => CostOf(model, new TokenUsage(NewTokens, 0, prefix, Output: AnswerTokens));

    private static decimal CostOf(string model, TokenUsage usage) => ModelCatalog.Default.CostOf(model, usage, Day)?.Total ?? throw new InvalidOperationException($"{model} has no price.");

    private static void AssertPageShows(FormattableString text) => Assert.Contains(text.ToString(CultureInfo.InvariantCulture), Repository.Read("docs/routing.md"), StringComparison.Ordinal);
}
