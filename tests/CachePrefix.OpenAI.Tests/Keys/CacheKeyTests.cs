using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.OpenAI.Tests.Keys;

public sealed class CacheKeyTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"rule{i % 97}"));

    [Fact]
    public async Task Requests_that_share_a_long_prefix_share_the_key_whatever_follows()
    {
        var keys = await KeysAsync([[Long, "tenant one"], [Long, "tenant two"]]);

        Assert.Equal(keys[0], keys[1]);
        Assert.Matches("^cp-[0-9a-f]{24}$", keys[0]);
    }

    [Fact]
    public async Task Requests_whose_common_text_is_too_short_to_be_cached_have_keys_of_their_own()
    {
        var keys = await KeysAsync([["short", Long + " one"], ["short", Long + " two"], ["short", Long + " one"]]);

        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal(keys[0], keys[2]);
    }

    [Fact]
    public async Task Beyond_the_limit_of_a_minute_a_number_is_appended_and_the_next_minute_begins_anew()
    {
        var time = new FakeTimeProvider();
        var wire = new WireHandler(Answers.Chat);
        var client = Sdk.Create("chat", wire, "gpt-5.1").WithOpenAICaching(new OpenAICachingOptions { TimeProvider = time, CacheKey = "k" });

        for (var i = 0; i < 32; i++)
            await client.GetResponseAsync("?");
        time.Advance(TimeSpan.FromMinutes(1));
        await client.GetResponseAsync("?");

        var keys = wire.Bodies.Select((_, i) => wire.Json(i)["prompt_cache_key"]!.GetValue<string>()).ToList();
        Assert.Equal(["k:15", "k-1:15", "k-2:2"], keys.Take(32).GroupBy(key => key).Select(group => $"{group.Key}:{group.Count()}"));
        Assert.Equal("k", keys[32]);
    }

    [Theory]
    [InlineData("gpt-5.1", 0, 1)]
    [InlineData("gpt-5.1", 10, 4)]
    [InlineData("gpt-5.6-sol", null, 1)]
    public async Task The_limit_is_the_models_unless_the_options_name_one(string model, int? limit, int expected)
    {
        var wire = new WireHandler(Answers.Chat);
        var client = Sdk.Create("chat", wire, model)
            .WithOpenAICaching(new OpenAICachingOptions { TimeProvider = new FakeTimeProvider(), CacheKey = "k", RequestsPerKeyPerMinute = limit });

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetResponseAsync("?")));

        Assert.Equal(expected, wire.Bodies.Select((_, i) => wire.Json(i)["prompt_cache_key"]!.GetValue<string>()).Distinct().Count());
    }

    private static async Task<List<string>> KeysAsync(string[][] prefixes)
    {
        var wire = new WireHandler(Answers.Chat);
        var client = Sdk.Create("chat", wire, "gpt-5.1").WithOpenAICaching();
        foreach (var texts in prefixes)
            await client.GetResponseAsync([new(ChatRole.System, [.. texts.Select(text => new TextContent(text).WithBreakpoint())]), new(ChatRole.User, Guid.NewGuid().ToString())]);
        return [.. prefixes.Select((_, i) => wire.Json(i)["prompt_cache_key"]!.GetValue<string>())];
    }
}
