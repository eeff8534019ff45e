using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Billing;

public sealed class BillTests
{
    [Fact]
    public async Task The_bill_adds_up_tokens_by_class_at_list_prices()
    {
        await using var claude = await StartAsync("""{ "default": { "text": "one two three" } }""");
        var request = Body(new JsonArray(Text(Words.Of(2_000), "1h"), Text(Words.Of(500), "5m")));
        await claude.SendAsync(request);
        await claude.SendAsync(request);
        await claude.SendAsync(Body(model: "claude-mythos-5-2"));

        var stats = claude.Emulator.Stats;
        var sonnet = stats.Models["claude-sonnet-4-6"];
        Assert.Equal(new TokenUsage(4, 2_500, 500, 2_000, 6), sonnet.Tokens);
        Assert.Equal((4 * 3m + 2_500 * 0.30m + 500 * 3.75m + 2_000 * 6m + 6 * 15m) / 1_000_000, sonnet.CostUsd);
        Assert.Equal(2_500.0 / 5_004, sonnet.CacheReadShare, 9);
        Assert.Equal((3, sonnet.CostUsd, 1), (stats.Total.Requests, stats.Total.CostUsd, stats.Total.UnpricedRequests));
    }

    [Fact]
    public async Task OpenAI_usage_is_billed_in_the_same_disjoint_classes()
    {
        await using var gpt = await Gpt.StartAsync("""{ "default": { "text": "one two three" } }""");
        var request = Gpt.Body("gpt-5.6-sol", Gpt.Message("user", Words.Of(1_500)));
        var first = await gpt.UsageAsync(request);
        await gpt.UsageAsync(request);

        var bill = gpt.Emulator.Stats.Models["gpt-5.6-sol"];
        Assert.Equal(new TokenUsage(0, first.Total, first.Total, 0, 6), bill.Tokens);
        Assert.Equal((first.Total * (0.40m + 5m) + 6 * 20m) / 1_000_000, bill.CostUsd);
    }

    [Fact]
    public async Task Prices_are_those_of_the_emulators_date()
    {
        await using var claude = await StartAsync();
        claude.Clock.Advance(new DateTimeOffset(2026, 9, 30, 0, 0, 0, TimeSpan.Zero) - claude.Clock.GetUtcNow());
        await claude.SendAsync(Body(new JsonArray(Text(Words.Of(1_500), "")), model: "claude-sonnet-5-5"));
        await claude.SendAsync(Body(new JsonArray(Text(Words.Of(1_500), "")), model: "claude-sonnet-5-5"));
        var before = claude.Emulator.Stats.Total;

        var read = before.Tokens.CacheRead * 0.20m;
        Assert.Equal((before.Tokens.UncachedInput * 2m + read + before.Tokens.CacheWrite5m * 2.5m + before.Tokens.Output * 10m) / 1_000_000, before.CostUsd);
        Assert.True(read > 0);
    }

    [Fact]
    public async Task The_bill_can_be_fetched_as_json()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "malformedAnswer", "times": 1 }] }""");
        await claude.SendAsync(Body(new JsonArray(Text(Words.Of(2_000), ""))));
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };

        var json = JsonNode.Parse(await http.GetStringAsync("emulator/stats"))!;

        Assert.Equal((1, 0), ((int)json["requests"]!, (int)json["errors"]!));
        Assert.Equal(2_000, (int)json["tokens"]!["cacheWrite5m"]!);
        Assert.Equal(claude.Emulator.Stats.Total.CostUsd, (decimal)json["costUsd"]!);
        Assert.Equal(2_000, (int)json["models"]!["claude-sonnet-4-6"]!["tokens"]!["cacheWrite5m"]!);
        Assert.Equal(1, (int)json["faults"]!["malformedAnswer"]!);
    }
}
