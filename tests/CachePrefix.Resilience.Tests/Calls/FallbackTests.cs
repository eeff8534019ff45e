using System.Net;
using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Resilience.Tests.Calls;

public sealed class FallbackTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedClient _main = new("main") { CacheRead = 5_000 };
    private readonly ScriptedClient _other = new("other");

    [Fact]
    public async Task A_fallback_says_which_warm_prefix_it_leaves_behind()
    {
        var client = Client();
        await client.GetResponseAsync("hello");
        _main.Down = static () => new StatusException((HttpStatusCode)529);
        var response = await client.GetResponseAsync("hello");

        var fallback = Assert.IsType<RouteFallback>(response.AdditionalProperties![ResilientChatClient.FallbackKey]);
        Assert.Equal(new RouteFallback("primary", "other", "529") { ColdTokens = 5_000 }, fallback);
        Assert.Equal("'other' answers for 'primary' (529); its cache is cold for 5000 prefix tokens that are warm at 'primary'", fallback.ToString());
    }

    [Fact]
    public async Task What_has_cooled_down_is_not_left_behind()
    {
        var client = Client();
        await client.GetResponseAsync("hello");
        _time.Advance(TimeSpan.FromMinutes(6));
        _main.Down = static () => new StatusException((HttpStatusCode)529);
        var response = await client.GetResponseAsync("hello");
        Assert.Equal(0, ((RouteFallback)response.AdditionalProperties![ResilientChatClient.FallbackKey]!).ColdTokens);
    }

    [Fact]
    public async Task A_provider_that_is_down_for_a_minute_costs_no_failed_request_and_traffic_returns_by_itself()
    {
        var client = Client();
        var endpoints = new List<string>();
        for (var second = 0; second < 120; second++)
        {
            _main.Down = second is >= 20 and < 80 ? static () => new StatusException(HttpStatusCode.ServiceUnavailable) : null;
            endpoints.Add((string)(await client.GetResponseAsync("hello")).AdditionalProperties![ResilientChatClient.EndpointKey]!);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.All(endpoints[..20], endpoint => Assert.Equal("primary", endpoint));
        Assert.All(endpoints[20..80], endpoint => Assert.Equal("other", endpoint));
        Assert.All(endpoints[95..], endpoint => Assert.Equal("primary", endpoint));
        Assert.InRange(_main.Calls, 60, 90);
    }

    [Fact]
    public async Task When_all_fail_the_providers_error_is_thrown_and_when_all_are_open_the_message_says_so()
    {
        var client = Client();
        _main.Down = _other.Down = static () => new StatusException(HttpStatusCode.InternalServerError);
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<StatusException>(() => client.GetResponseAsync("hello"));
        var error = await Assert.ThrowsAsync<EndpointsUnavailableException>(() => client.GetResponseAsync("hello"));
        Assert.Equal(
            "No endpoint takes requests now: the circuit of 'primary' is open; the circuit of 'other' is open. Try again later, or add a fallback with AddFallback.", error.Message);
    }

    [Fact]
    public async Task Hedging_takes_the_answer_that_comes_first_and_reports_the_other()
    {
        var slow = new ScriptedClient("slow", ScriptedClient.Hangs());
        var client = slow.WithResilience(options =>
        {
            options.TimeProvider = _time;
            options.HedgingDelay = TimeSpan.FromSeconds(4);
            options.AddFallback("other", _other).AddFallback("third", new ScriptedClient("third"));
        });
        var call = client.GetResponseAsync("hello");
        var took = await _time.RunAsync(call);
        var response = await call;

        Assert.Equal("answer of other", response.Text);
        Assert.InRange(took.TotalSeconds, 4, 10);
        var attempt = Assert.Single((IReadOnlyList<EndpointAttempt>)response.AdditionalProperties![ResilientChatClient.AttemptsKey]!);
        Assert.Equal(("primary", true, "another endpoint was faster"), (attempt.Endpoint, attempt.IsAbandoned, attempt.Cause));
        Assert.Equal("slow", ((RouteFallback)response.AdditionalProperties[ResilientChatClient.FallbackKey]!).Cause);
        Assert.All(client.Endpoints, endpoint => Assert.Equal(0, endpoint.UnderWay));
    }

    [Fact]
    public async Task A_hedge_that_fails_does_not_end_the_request_that_is_slow()
    {
        var answer = new TaskCompletionSource<string>();
        var slow = new ScriptedClient("slow", _ => answer.Task);
        _other.Down = static () => new StatusException(HttpStatusCode.BadGateway);
        var client = slow.WithResilience(options =>
        {
            options.TimeProvider = _time;
            options.MaxRetries = 0;
            options.HedgingDelay = TimeSpan.FromSeconds(4);
            options.AddFallback("other", _other);
        });
        var call = client.GetResponseAsync("hello");
        await _time.RunAsync(call, TimeSpan.FromSeconds(10));
        Assert.Equal(1, _other.Calls);
        answer.SetResult("slow but sure");
        Assert.Equal("slow but sure", (await call).Text);
    }

    [Fact]
    public async Task Requests_beyond_an_endpoints_bound_go_to_their_second_choice()
    {
        var answer = new TaskCompletionSource<string>();
        var first = new ScriptedClient("first", _ => answer.Task);
        var client = first.WithResilience(options =>
        {
            options.TimeProvider = _time;
            options.MaxConcurrency = 1;
            options.Weight = 1e9;
            options.AddEndpoint("second", new ScriptedClient("second"), weight: 1e-9);
        });
        var waiting = client.GetResponseAsync("hello");
        Assert.Equal("answer of second", (await client.GetResponseAsync("hello")).Text);
        answer.SetResult("done");
        Assert.Equal("done", (await waiting).Text);
        Assert.Equal("answer of first", (await client.GetResponseAsync("hello")).Text);
    }

    private ResilientChatClient Client() => _main.WithResilience(options =>
    {
        options.TimeProvider = _time;
        options.MaxRetries = 1;
        options.RetryDelay = TimeSpan.Zero;
        options.AddFallback("other", _other);
    });
}
