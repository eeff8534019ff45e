using Anthropic;
using CachePrefix.Anthropic.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Anthropic.Tests;

/// <summary>Settings that the SDK leaves out are told of.</summary>
public sealed class DroppedSettingTests
{
    private static readonly ChatOptions Sampled = new() { Temperature = 0.2f, TopP = 0.9f, TopK = 3, Seed = 7, FrequencyPenalty = 1, PresencePenalty = 1, StopSequences = ["stop"] };

    [Fact]
    public async Task The_sdk_sends_none_of_them_and_the_response_names_each()
    {
        var wire = new WireHandler();

        var response = await Create(wire).GetResponseAsync("Hello?", Sampled);

        Assert.Equal("Temperature, TopP, TopK, Seed, FrequencyPenalty, PresencePenalty", response.AdditionalProperties![AnthropicCachingChatClient.DroppedSettingsKey]);
        Assert.All(["temperature", "top_p", "top_k", "seed"], name => Assert.False(wire.Sent().Json.ContainsKey(name)));
        Assert.Equal("stop", wire.Sent().Json["stop_sequences"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task The_log_names_them_once()
    {
        var log = new List<string>();
        var client = Create(new WireHandler(), new AnthropicCachingOptions { Logger = new ListLogger(log) });

        await client.GetResponseAsync("Hello?", Sampled);
        await client.GetResponseAsync("Hello?", Sampled);
        await client.GetResponseAsync("Hello?", new ChatOptions { TopK = 1 });

        Assert.Equal(2, log.Count);
        Assert.Contains("does not send TopK;", log[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_client_refuses_them_before_anything_is_sent()
    {
        var wire = new WireHandler();
        var client = Create(wire, new AnthropicCachingOptions { DroppedSettings = DroppedSettingHandling.Throw });

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync("Hello?", new ChatOptions { Temperature = 0 }));

        Assert.Equal("The Anthropic SDK does not send Temperature; leave them out of the options.", error.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Without_such_settings_nothing_is_said()
    {
        var response = await Create(new WireHandler(), new AnthropicCachingOptions { DroppedSettings = DroppedSettingHandling.Throw }).GetResponseAsync("Hello?");

        Assert.Null(response.AdditionalProperties);
    }

    private static AnthropicCachingChatClient Create(WireHandler wire, AnthropicCachingOptions? options = null) =>
        new AnthropicClient { ApiKey = "any", HttpClient = new HttpClient(wire), MaxRetries = 0, BaseUrl = "http://claude.test" }.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching(options);

    private sealed class ListLogger(List<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Add(formatter(state, exception));
    }
}
