using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Gpt;

namespace CachePrefix.Emulator.Tests.OpenAI;

public sealed class BreakpointTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Fact]
    public async Task An_explicit_breakpoint_is_written_once_and_read_after_it_without_rounding()
    {
        await using var gpt = await StartAsync();
        JsonObject Request(string question) => Explicit(Body(Sol, Message("system", new JsonArray(Part(Handbook, marked: true), Part("Be brief."))), Message("user", question)));

        var first = await gpt.UsageAsync(Request("One?"));
        var second = await gpt.UsageAsync(Request("Two?"));

        Assert.InRange(first.Written!.Value, 1_500, 1_510);
        Assert.Equal((0, first.Written.Value), (first.Read, second.Read));
        Assert.Equal(0, second.Written);
    }

    [Fact]
    public async Task Without_options_the_end_of_the_last_message_is_cached()
    {
        await using var gpt = await StartAsync();
        var first = await gpt.UsageAsync(Body(Sol, Message("system", Handbook), Message("user", "One?")));
        var longer = await gpt.UsageAsync(Body(Sol, Message("system", Handbook), Message("user", "One?"), Message("assistant", "Yes."), Message("user", "Two?")));

        Assert.Equal(first.Total, first.Written);
        Assert.Equal(first.Total, longer.Read);
        Assert.Equal(longer.Total - longer.Read, longer.Written);
    }

    [Fact]
    public async Task A_changing_suffix_in_the_last_message_never_hits()
    {
        await using var gpt = await StartAsync();
        await gpt.UsageAsync(Body(Sol, Message("user", Handbook + " One?")));

        Assert.Equal(0, (await gpt.UsageAsync(Body(Sol, Message("user", Handbook + " Two?")))).Read);
    }

    [Fact]
    public async Task Extending_a_message_in_place_loses_the_hit()
    {
        await using var gpt = await StartAsync();
        await gpt.UsageAsync(Body(Sol, Message("user", new JsonArray(Part(Handbook)))));

        Assert.Equal(0, (await gpt.UsageAsync(Body(Sol, Message("user", new JsonArray(Part(Handbook), Part("More.")))))).Read);
    }

    [Fact]
    public async Task Explicit_mode_without_a_breakpoint_turns_caching_off()
    {
        await using var gpt = await StartAsync();
        var request = Explicit(Body(Sol, Message("system", Handbook), Message("user", "One?")));
        await gpt.UsageAsync(request);

        var second = await gpt.UsageAsync(request);

        Assert.Equal((0, 0), (second.Read, second.Written));
    }

    [Fact]
    public async Task What_was_cached_implicitly_is_not_read_explicitly()
    {
        await using var gpt = await StartAsync();
        JsonArray Content() => new(Part(Handbook, marked: false));
        await gpt.UsageAsync(Body(Sol, Message("user", Content())));

        Assert.Equal(0, (await gpt.UsageAsync(Explicit(Body(Sol, Message("user", new JsonArray(Part(Handbook, marked: true))))))).Read);
    }

    [Theory]
    [InlineData("explicit", 5, 1)]
    [InlineData("explicit", 4, 0)]
    [InlineData("implicit", 4, 1)]
    [InlineData("implicit", 3, 0)]
    public async Task More_than_four_breakpoints_silently_lose_the_first_ones(string mode, int breakpoints, int lost)
    {
        await using var gpt = await StartAsync();
        JsonObject Request(int count, string question)
        {
            var request = Body(Sol, Message("system", new JsonArray([.. Enumerable.Range(0, count).Select(_ => Part(Handbook, marked: true))])), Message("user", question));
            request["prompt_cache_options"] = new JsonObject { ["mode"] = mode };
            return request;
        }

        await gpt.UsageAsync(Request(breakpoints, "One?"));
        var reads = new List<int>();
        for (var count = 1; count <= breakpoints; count++)
        {
            var part = Explicit(Request(count, "Other?"));
            reads.Add((await gpt.UsageAsync(part)).Read);
        }

        Assert.Equal(lost, reads.Count(read => read == 0));
        Assert.All(reads.Take(lost), read => Assert.Equal(0, read));
    }

    [Fact]
    public async Task There_is_no_limit_of_twenty_positions()
    {
        await using var gpt = await StartAsync();
        JsonObject Request(int parts) => Explicit(Body(Sol, Message("system", new JsonArray(
            [Part(Handbook, marked: true), .. Enumerable.Range(0, parts).Select(_ => Part("More.")), Part("Last.", marked: true)]))));
        var first = await gpt.UsageAsync(Request(0));

        Assert.InRange((await gpt.UsageAsync(Request(40))).Read, 1_500, first.Written!.Value);
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_030, true)]
    public async Task The_minimum_holds_here_too(int tokens, bool cached)
    {
        await using var gpt = await StartAsync();

        Assert.Equal(cached, (await gpt.UsageAsync(Body(Sol, Message("user", Words.Of(tokens))))).Written > 0);
    }

    [Theory]
    [InlineData(1_799, true)]
    [InlineData(1_800, false)]
    public async Task A_prefix_lives_thirty_minutes_after_its_last_use(int seconds, bool lives)
    {
        await using var gpt = await StartAsync();
        var request = Body(Sol, Message("user", Handbook));
        await gpt.UsageAsync(request);
        gpt.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(lives, (await gpt.UsageAsync(request)).Read > 0);
    }

    [Fact]
    public async Task Lifetimes_and_modes_that_do_not_exist_are_refused()
    {
        await using var gpt = await StartAsync();
        JsonObject Request(string json)
        {
            var request = Body(Sol, Message("user", "One?"));
            request["prompt_cache_options"] = JsonNode.Parse(json);
            return request;
        }

        var both = Request("""{ "ttl": "30m" }""");
        both["prompt_cache_retention"] = "24h";

        await gpt.SendAsync(Request("""{ "ttl": "30m", "mode": "implicit" }"""));
        await gpt.RefusedAsync(Request("""{ "ttl": "12h" }"""), 400, "Invalid value: '12h'. Supported values are: '30m'.");
        await gpt.RefusedAsync(Request("""{ "mode": "auto" }"""), 400, "Supported values are: 'implicit' and 'explicit'.");
        await gpt.RefusedAsync(both, 400, "cannot both be set");
    }

    private static JsonObject Explicit(JsonObject request)
    {
        request["prompt_cache_options"] = new JsonObject { ["mode"] = "explicit" };
        return request;
    }
}
