
namespace CachePrefix.Resilience.Tests.Failures;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("retry-after", "7", 7_000)]
    [InlineData("retry-after", "1.5", 1_500)]
    [InlineData("retry-after", "0", 0)]
    [InlineData("retry-after", "Fri, 27 Nov 2026 12:01:00 GMT", 60_000)]
    [InlineData("retry-after", "Fri, 27 Nov 2026 11:59:00 GMT", 0)]
    [InlineData("retry-after", "99999999999999999999", 86_400_000)]
    [InlineData("retry-after-ms", "250", 250)]
    public void A_wait_is_read_in_every_form(string name, string value, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read((name, value)));

    [Theory]
    [InlineData("retry-after", "soon")]
    [InlineData("retry-after", "")]
    [InlineData("retry-after", "-5")]
    [InlineData("retry-after-ms", "NaN")]
    [InlineData("x-ratelimit-reset-requests", "6m0s")]
    public void Anything_else_is_no_wait(string name, string value) => Assert.Null(Read((name, value)));

    [Theory]
    [InlineData("1s", 1_000)]
    [InlineData("6m0s", 360_000)]
    [InlineData("1h2m3.5s", 3_723_500)]
    [InlineData("250ms", 250)]
    public void A_reset_counts_where_nothing_remains(string value, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read(("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", value)));

    [Fact]
    public void The_longest_of_the_resets_counts() => Assert.Equal(
        TimeSpan.FromSeconds(30),
        Read(
            ("anthropic-ratelimit-requests-remaining", "0"), ("anthropic-ratelimit-requests-reset", "2026-11-27T12:00:10Z"),
            ("anthropic-ratelimit-tokens-remaining", "0"), ("anthropic-ratelimit-tokens-reset", "2026-11-27T12:00:30Z")));

    [Fact]
    public void Milliseconds_are_more_exact_than_seconds() =>
        Assert.Equal(TimeSpan.FromMilliseconds(40), Read(("retry-after", "1"), ("retry-after-ms", "40")));

    private static TimeSpan? Read(params (string Name, string Value)[] headers) =>
        RetryAfter.Read(name => headers.FirstOrDefault(header => header.Name == name).Value, Now);
}
