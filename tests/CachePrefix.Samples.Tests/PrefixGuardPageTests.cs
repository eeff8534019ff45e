using Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using SupportBot;

namespace CachePrefix.Samples.Tests;

public sealed class PrefixGuardPageTests
{
    [Fact]
    public async Task The_page_shows_what_the_guard_logs()
    {
        var log = new MessageLog();
        await using var emulator = await ProviderEmulator.StartAsync();
        using var anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" };
        using var guarded = anthropic.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching().WithPrefixGuard(logger: log);
        var client = new SupportPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", guarded), new Tier("complex", guarded))));

        await client.SendAsync("Prices of Monday", "How much is the lamp?");
        await client.SendAsync("Prices of 2026-11-20", "How much is the lamp?");

        Assert.Equal([Assert.Single(log.Messages) + '\n'], Repository.BlocksOf("docs/prefix-guard.md", "text"));
    }

    private sealed class MessageLog : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
