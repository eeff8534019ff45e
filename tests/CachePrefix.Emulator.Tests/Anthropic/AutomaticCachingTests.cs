using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class AutomaticCachingTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Fact]
    public async Task A_marker_on_the_request_caches_up_to_the_last_block()
    {
        await using var claude = await StartAsync();
        var request = Mark(Body(new JsonArray(Text(Handbook))), "");

        Assert.Equal(new Tokens(0, 0, 1_502, 0), await claude.UsageAsync(request));

        var next = Mark(Body(new JsonArray(Text(Handbook)), new JsonArray(Message("user", "Hello?"), Message("assistant", "Hello."), Message("user", "And?"))), "");
        Assert.Equal(new Tokens(0, 1_502, 4, 0), await claude.UsageAsync(next));
    }

    [Fact]
    public async Task It_walks_back_over_thinking()
    {
        await using var claude = await StartAsync();
        var thinking = new JsonObject { ["type"] = "thinking", ["thinking"] = Words.Of(50), ["signature"] = "s" };
        var request = Mark(Body(new JsonArray(Text(Handbook)), new JsonArray(Message("user", "Hello?"), Message("assistant", new JsonArray(thinking))), model: "claude-sonnet-4-5"), "");

        var usage = await claude.UsageAsync(request);

        Assert.Equal(1_502, usage.Written5m);
        Assert.True(usage.Uncached >= 50);
    }

    [Fact]
    public async Task It_takes_one_of_the_four_breakpoints()
    {
        await using var claude = await StartAsync();
        JsonObject Request(int markers) => Mark(Body(new JsonArray([.. Enumerable.Range(0, markers).Select(_ => Text(Handbook, ""))])), "");

        await claude.SendAsync(Request(3));

        await RefusalTests.RefusedAsync(claude, Request(4), "A maximum of 4 blocks with cache_control may be provided. Found 5.");
    }

    [Fact]
    public async Task It_does_nothing_where_the_last_block_is_marked_alike_and_is_refused_where_it_is_marked_otherwise()
    {
        await using var claude = await StartAsync();
        JsonObject Request(string ttl) => Mark(
            Body(new JsonArray(Text(Handbook, "1h"), Text("b", "1h"), Text("c", "1h")), new JsonArray(Message("user", new JsonArray(Text("Hello?", "1h"))))), ttl);

        Assert.Equal(1_504, (await claude.UsageAsync(Request("1h"))).Written1h);

        await RefusalTests.RefusedAsync(
            claude, Request("5m"), "cache_control.ttl: ttl='5m' conflicts with the ttl='1h' cache_control at messages.0.content.0, the last cacheable block.");
    }
}
