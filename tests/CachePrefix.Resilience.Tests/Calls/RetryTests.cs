using System.Net;
using System.Text.Json;
using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Resilience.Tests.Calls;

public sealed class RetryTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task A_passing_failure_is_sent_again(int status)
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(status), ScriptedClient.Fails(status));
        var response = await RunAsync(client.WithResilience(options => Configure(options)));

        Assert.Equal("answer of a", response.Text);
        Assert.Equal(3, client.Calls);
        var attempts = Assert.IsAssignableFrom<IReadOnlyList<EndpointAttempt>>(response.AdditionalProperties![ResilientChatClient.AttemptsKey]);
        Assert.Equal([$"{status}", $"{status}"], attempts.Select(attempt => attempt.Cause));
        Assert.All(attempts, attempt => Assert.Equal((HttpStatusCode)status, attempt.Status));
    }

    public static TheoryData<Exception> PassingErrors => [new HttpRequestException("no route"), new IOException("reset"), new TimeoutException(), new TaskCanceledException(), new JsonException("half")];

    [Theory]
    [MemberData(nameof(PassingErrors))]
    public async Task A_broken_connection_is_sent_again(Exception exception)
    {
        var client = new ScriptedClient("a", ScriptedClient.Throws(new InvalidDataException("outer", exception)));
        Assert.Equal("answer of a", (await RunAsync(client.WithResilience(options => Configure(options)))).Text);
        Assert.Equal(2, client.Calls);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_request_that_is_at_fault_is_sent_once_and_nowhere_else(int status)
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(status));
        var other = new ScriptedClient("b");
        await Assert.ThrowsAsync<StatusException>(() => RunAsync(client.WithResilience(options => Configure(options.AddFallback("b", other)))));
        Assert.Equal((1, 0), (client.Calls, other.Calls));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_missing_key_or_model_is_not_asked_again_but_elsewhere(int status)
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(status));
        var other = new ScriptedClient("b");
        var response = await RunAsync(client.WithResilience(options => Configure(options.AddFallback("b", other))));
        Assert.Equal("answer of b", response.Text);
        Assert.Equal((1, 1), (client.Calls, other.Calls));
    }

    [Theory]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after", "Fri, 27 Nov 2026 12:00:20 GMT", 20)]
    [InlineData("retry-after-ms", "3000", 3)]
    public async Task The_wait_that_the_provider_asks_for_is_kept(string name, string value, int seconds)
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(429, (name, value)));
        var call = client.WithResilience(options => Configure(options)).GetResponseAsync("hello");
        _time.Advance(TimeSpan.FromSeconds(seconds - 0.5));
        await Task.Delay(10);
        Assert.Equal(1, client.Calls);
        await _time.RunAsync(call);
        Assert.Equal(2, client.Calls);
    }

    [Fact]
    public async Task A_longer_wait_than_allowed_fails_at_once_where_nobody_else_can_be_asked()
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(429, ("retry-after", "3600")));
        await Assert.ThrowsAsync<StatusException>(() => client.WithResilience(options => Configure(options)).GetResponseAsync("hello"));
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task An_endpoint_that_asks_for_a_longer_wait_is_left_alone_until_then()
    {
        var client = new ScriptedClient("a", ScriptedClient.Fails(429, ("retry-after", "3600")));
        var other = new ScriptedClient("b");
        var resilient = client.WithResilience(options => Configure(options.AddFallback("b", other)));

        for (var i = 0; i < 5; i++)
            Assert.Equal("answer of b", (await resilient.GetResponseAsync("hello")).Text);
        Assert.Equal(1, client.Calls);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(1), resilient.Endpoints[0].RestsUntil);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("answer of a", (await resilient.GetResponseAsync("hello")).Text);
    }

    [Fact]
    public async Task Sending_again_ends_after_MaxRetries_with_the_providers_own_error()
    {
        var client = new ScriptedClient("a") { Down = () => new StatusException(HttpStatusCode.BadGateway) };
        var error = await Assert.ThrowsAsync<StatusException>(() => RunAsync(client.WithResilience(options => Configure(options).MaxRetries = 3)));
        Assert.Equal(HttpStatusCode.BadGateway, error.Status);
        Assert.Equal(4, client.Calls);
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_repeated_and_counts_against_nobody()
    {
        var client = new ScriptedClient("a", [.. Enumerable.Repeat(ScriptedClient.Hangs(), 10)]);
        var other = new ScriptedClient("b");
        var resilient = client.WithResilience(options => Configure(options.AddFallback("b", other)).BreakThroughput = 2);
        for (var i = 0; i < 10; i++)
        {
            using var canceled = new CancellationTokenSource();
            var call = resilient.GetResponseAsync("hello", cancellationToken: canceled.Token);
            await canceled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.Equal((10, 0), (client.Calls, other.Calls));
        Assert.False(resilient.Endpoints[0].IsOpen);
        Assert.Equal("answer of a", (await resilient.GetResponseAsync("hello")).Text);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_sent_again()
    {
        var client = new ScriptedClient("a", ScriptedClient.Hangs());
        var call = client.WithResilience(options => Configure(options).AttemptTimeout = TimeSpan.FromSeconds(20)).GetResponseAsync("hello");
        var took = await _time.RunAsync(call);
        Assert.Equal("answer of a", (await call).Text);
        Assert.InRange(took.TotalSeconds, 20, 25);
        var attempt = Assert.Single((IReadOnlyList<EndpointAttempt>)(await call).AdditionalProperties![ResilientChatClient.AttemptsKey]!);
        Assert.Equal("time-out", attempt.Cause);
    }

    [Fact]
    public async Task All_requests_together_take_no_longer_than_TotalTimeout()
    {
        var client = new ScriptedClient("a", [.. Enumerable.Repeat(ScriptedClient.Hangs(), 10)]);
        var call = client.WithResilience(options =>
        {
            Configure(options).AttemptTimeout = TimeSpan.FromSeconds(20);
            options.TotalTimeout = TimeSpan.FromSeconds(50);
        }).GetResponseAsync("hello");
        var took = await _time.RunAsync(call);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.InRange(took.TotalSeconds, 50, 52);
        Assert.Contains("00:00:50 (TotalTimeout)", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, client.Calls);
    }

    private async Task<ChatResponse> RunAsync(ResilientChatClient client)
    {
        var call = client.GetResponseAsync("hello");
        await _time.RunAsync(call);
        return await call;
    }

    private ResilienceOptions Configure(ResilienceOptions options)
    {
        options.TimeProvider = _time;
        return options;
    }
}
