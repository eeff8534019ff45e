using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class LifetimeTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Theory]
    [InlineData("", 299, true)]
    [InlineData("5m", 299, true)]
    [InlineData("5m", 300, false)]
    [InlineData("1h", 3_599, true)]
    [InlineData("1h", 3_600, false)]
    public async Task A_prefix_lives_as_long_as_asked(string ttl, int seconds, bool lives)
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ttl))));

        claude.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(lives ? 1_500 : 0, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ttl))))).Read);
    }

    [Fact]
    public async Task Each_use_begins_the_lifetime_again()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))));

        for (var i = 0; i < 5; i++)
        {
            claude.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Read);
        }

        claude.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Read);
    }

    [Fact]
    public async Task Using_a_longer_prefix_keeps_the_shorter_one_alive()
    {
        await using var claude = await StartAsync();
        var both = Body(new JsonArray(Text(Handbook, ""), Text(Words.Of(100), "")));
        await claude.UsageAsync(both);
        claude.Clock.Advance(TimeSpan.FromMinutes(4));
        await claude.UsageAsync(both);
        claude.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""), Text("Other.", ""))))).Read);
    }

    [Fact]
    public async Task The_lifetime_counts_from_the_start_of_the_request()
    {
        await using var claude = await StartAsync("""{ "rules": [{ "match": { "contains": "slow" }, "reply": { "text": "Done." }, "latencyMs": 200000 }] }""");
        var slow = claude.UsageAsync(Body(new JsonArray(Text(Handbook, "")), new JsonArray(Message("user", "slow"))));
        await claude.Clock.WaitForTimersAsync(1);
        claude.Clock.Advance(TimeSpan.FromSeconds(200));
        await slow;

        claude.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Read);
    }

    [Fact]
    public async Task An_entry_is_readable_only_once_the_response_has_begun()
    {
        await using var claude = await StartAsync("""{ "rules": [{ "match": { "contains": "slow" }, "reply": { "text": "Done." }, "latencyMs": 1000 }] }""");
        var request = Body(new JsonArray(Text(Handbook, "")), new JsonArray(Message("user", "slow")));
        var first = claude.UsageAsync(request);
        await claude.Clock.WaitForTimersAsync(1);
        var second = claude.UsageAsync(request);
        await claude.Clock.WaitForTimersAsync(2);
        claude.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((1_500, 1_500), ((await first).Written5m, (await second).Written5m));
        Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Read);
    }

    [Fact]
    public async Task Mixed_lifetimes_bill_the_long_part_as_long_and_the_rest_as_short()
    {
        await using var claude = await StartAsync();
        JsonObject Request(string history) => Body(
            new JsonArray(Text(Handbook, "1h"), Text(Words.Of(400), "1h")), new JsonArray(Message("user", new JsonArray(Text(history, "5m"), Text("Hello?")))));

        Assert.Equal(new Tokens(2, 0, 300, 1_900), await claude.UsageAsync(Request(Words.Of(300))));
        Assert.Equal(new Tokens(2, 1_900, 200, 0), await claude.UsageAsync(Request(Words.Of(200, "beta"))));

        claude.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(new Tokens(2, 1_900, 200, 0), await claude.UsageAsync(Request(Words.Of(200, "beta"))));
    }

    [Fact]
    public async Task Reading_does_not_make_a_short_entry_a_long_one()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "5m"))));

        Assert.Equal(new Tokens(2, 1_500, 0, 0), await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "1h")))));

        claude.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(new Tokens(2, 0, 0, 1_500), await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "1h")))));
    }
}
