using System.Net;
using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Resilience.Tests.Calls;

public sealed class StreamTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_stream_that_fails_before_its_first_token_is_started_again()
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(529), ScriptedClient.Hangs());
        var call = ReadAsync(Client(client, static options => options.AttemptTimeout = TimeSpan.FromSeconds(9)));
        await _time.RunAsync(call);
        var updates = await call;

        Assert.Equal("one two", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(3, client.Calls);
        Assert.Equal(["529", "time-out"], ((IReadOnlyList<EndpointAttempt>)updates[0].AdditionalProperties![ResilientChatClient.AttemptsKey]!).Select(attempt => attempt.Cause));
        Assert.Single(updates, update => update.Contents.OfType<UsageContent>().Any());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_after_its_first_token_is_never_started_again()
    {
        var client = new ScriptedClient("a") { Pieces = ["half an ", new IOException("reset by peer.")] };
        var other = new ScriptedClient("b");
        var error = await Assert.ThrowsAsync<BrokenStreamException>(() => ReadAsync(Client(client, options => options.AddFallback("b", other))));
        Assert.Equal(("primary", "half an "), (error.Endpoint, error.Received));
        Assert.IsType<IOException>(error.InnerException);
        Assert.Contains("broke off after 8 characters of the answer: reset by peer. It is not started again", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (client.Calls, other.Calls));
    }

    [Fact]
    public async Task A_pause_that_is_too_long_breaks_a_stream_off()
    {
        var client = new ScriptedClient("a") { Pieces = ["half", TimeSpan.Zero] };
        var call = ReadAsync(Client(client, static options => options.StreamIdleTimeout = TimeSpan.FromSeconds(9)));
        await _time.RunAsync(call);
        var error = await Assert.ThrowsAsync<BrokenStreamException>(() => call);
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal("half", error.Received);
    }

    [Fact]
    public async Task Time_outs_do_not_end_a_stream_that_has_begun()
    {
        var client = Client(new ScriptedClient("a") { Pieces = ["one ", "two"] }, static options =>
        {
            options.AttemptTimeout = options.TotalTimeout = TimeSpan.FromSeconds(5);
            options.StreamIdleTimeout = TimeSpan.FromHours(1);
        });
        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync("hello"))
        {
            text += update.Text;
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("one two", text);
    }

    [Fact]
    public async Task A_caller_who_stops_reading_ends_the_stream()
    {
        var client = Client(new ScriptedClient("a"));
        await foreach (var update in client.GetStreamingResponseAsync("hello"))
        {
            if (update.Text.Length > 0)
                break;
        }

        Assert.Equal(0, client.Endpoints[0].UnderWay);
    }

    [Fact]
    public async Task Streams_and_whole_answers_share_one_circuit()
    {
        var main = new ScriptedClient("a") { Down = static () => new StatusException(HttpStatusCode.BadGateway) };
        var client = Client(main, static options =>
        {
            options.MaxRetries = 0;
            options.AddFallback("b", new ScriptedClient("b"));
        });
        for (var i = 0; i < 5; i++)
            await client.GetResponseAsync("hello");
        await ReadAsync(client);
        Assert.Equal(5, main.Calls);
        Assert.True(client.Endpoints[0].IsOpen);
    }

    private static async Task<List<ChatResponseUpdate>> ReadAsync(IChatClient client)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync("hello"))
            updates.Add(update);
        return updates;
    }

    private ResilientChatClient Client(ScriptedClient client, Action<ResilienceOptions>? configure = null) => client.WithResilience(options =>
    {
        options.TimeProvider = _time;
        configure?.Invoke(options);
    });
}
