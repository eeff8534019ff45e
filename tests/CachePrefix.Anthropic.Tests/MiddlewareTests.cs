using CachePrefix.Anthropic.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CachePrefix.Anthropic.Tests;

/// <summary>Together with the clients of the real Microsoft.Extensions.AI, below and above them.</summary>
public sealed class MiddlewareTests
{
    private const string Rules =
        """
        {"rules":[{"match":{"afterTool":true},"reply":{"text":"The blue room."}},{"match":{"contains":"room"},"reply":{"toolCalls":[{"name":"find_room","input":{"guests":2}}]}},{"reply":{"text":"Gladly."}}]}
        """;

    private static readonly ChatOptions Tools = new() { Tools = [AIFunctionFactory.Create((int guests) => $"room for {guests}", "find_room")] };

    [Theory]
    [InlineData(false, CacheTtl.OneHour)]
    [InlineData(true, CacheTtl.OneHour)]
    [InlineData(true, CacheTtl.FiveMinutes)]
    public async Task Function_invocation_keeps_markers_and_counts(bool above, CacheTtl ttl)
    {
        await using var hotel = await Hotel.OpenAsync(Rules);
        var plain = hotel.CreatePlainClient();
        var client = above
            ? plain.AsBuilder().UseFunctionInvocation().Build().WithAnthropicCaching()
            : plain.WithAnthropicCaching().AsBuilder().UseFunctionInvocation().Build();

        var response = await client.GetResponseAsync(Messages("A room?", ttl), Tools);
        var streamed = await client.GetStreamingResponseAsync(Messages("Another room?", ttl), Tools).ToChatResponseAsync();

        Assert.Equal(("The blue room.", "The blue room."), (response.Text, streamed.Text));
        Assert.Equal(4, hotel.Emulator.Requests.Count);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Single(hotel.Sent(i).Markers));
        var billed = hotel.Emulator.Stats.Total.Tokens;
        Assert.Equal((billed.CacheWrite5m, billed.CacheWrite1h), (Count(response, UsageKeys.Written5m) + Count(streamed, UsageKeys.Written5m), Count(response, UsageKeys.Written1h) + Count(streamed, UsageKeys.Written1h)));
        Assert.Equal(billed.CacheRead, response.Usage!.CachedInputTokenCount + streamed.Usage!.CachedInputTokenCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_distributed_cache_logging_and_telemetry_change_nothing(bool above)
    {
        await using var hotel = await Hotel.OpenAsync(Rules);
        var plain = hotel.CreatePlainClient();
        var store = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var client = above
            ? plain.AsBuilder().UseDistributedCache(store).UseOpenTelemetry().UseLogging(NullLoggerFactory.Instance).Build().WithAnthropicCaching()
            : plain.WithAnthropicCaching().AsBuilder().UseDistributedCache(store).UseOpenTelemetry().UseLogging(NullLoggerFactory.Instance).Build();

        foreach (var question in new[] { "Hello?", "Hello again?", "Hello?" })
            Assert.Equal("Gladly.", (await client.GetResponseAsync(Messages(question, CacheTtl.OneHour))).Text);

        Assert.Equal(2, hotel.Emulator.Requests.Count);
        Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(["system[0] 1h"], hotel.Sent(i).Markers));
    }

    private static long Count(ChatResponse response, string key) => response.Usage!.AdditionalCounts?.GetValueOrDefault(key) ?? 0;

    private static ChatMessage[] Messages(string question, CacheTtl ttl) =>
        [new(ChatRole.System, [new TextContent(Hotel.Handbook).WithBreakpoint(ttl)]), new(ChatRole.User, question)];
}
