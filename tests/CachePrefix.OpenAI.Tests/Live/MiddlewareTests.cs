using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CachePrefix.OpenAI.Tests.Live;

/// <summary>Together with the clients of the real Microsoft.Extensions.AI, below and above them.</summary>
public sealed class MiddlewareTests
{
    private const string Rules =
        """
        {"rules":[{"match":{"afterTool":true},"reply":{"text":"The blue room."}},{"match":{"contains":"room"},"reply":{"toolCalls":[{"name":"find_room","input":{"guests":2}}]}},{"reply":{"text":"Gladly."}}]}
        """;

    private static readonly ChatOptions Tools = new() { Tools = [AIFunctionFactory.Create((int guests) => $"room for {guests}", "find_room")] };

    public static TheoryData<string, bool> Places => new() { { "chat", false }, { "chat", true }, { "responses", false }, { "responses", true } };

    public static IEnumerable<object[]> Orders =>
        from kind in new[] { "chat", "responses" }
        from above in new[] { false, true }
        from streaming in new[] { false, true }
        from model in new[] { "gpt-5.6-luna", "gpt-6.1-terra", "gpt-5.1" }
        where kind != "chat" || model != "gpt-6.1-terra" // It takes no functions in Chat Completions.
        select new object[] { kind, above, streaming, model };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Function_invocation_keeps_breakpoints_and_counts(string kind, bool above)
    {
        await using var inn = await Inn.OpenAsync(kind, Rules);
        var plain = inn.CreatePlainClient("gpt-5.6-luna");
        var client = above
            ? plain.AsBuilder().UseFunctionInvocation().Build().WithOpenAICaching()
            : plain.WithOpenAICaching().AsBuilder().UseFunctionInvocation().Build();

        var response = await client.GetResponseAsync(Messages("A room?"), Tools);

        Assert.Equal("The blue room.", response.Text);
        Assert.Equal(2, inn.Emulator.Requests.Count);
        Assert.Equal(["0.0"], Sent.Marks(inn.Sent(0)));
        Assert.Equal(kind == "chat" ? ["0.0"] : [], Sent.Marks(inn.Sent(1))); // Responses keeps the conversation; only the results are sent.
        Assert.Equal(inn.Sent(0)["prompt_cache_key"]!.GetValue<string>(), inn.Sent(1)["prompt_cache_key"]!.GetValue<string>());
        Assert.True(inn.Emulator.Stats.Total.Tokens.CacheRead > 2_000);
        Assert.Equal(inn.Emulator.Stats.Total.Tokens.CacheRead, response.Usage!.CachedInputTokenCount);
        if (above && kind == "responses")
            Assert.False(response.Usage.AdditionalCounts?.ContainsKey(UsageKeys.Written5m) ?? false);
        else
            Assert.Equal(inn.Emulator.Stats.Total.Tokens.CacheWrite, response.Usage.AdditionalCounts![UsageKeys.Written5m]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Function_invocation_streams_with_all_counts(string kind, bool above)
    {
        await using var inn = await Inn.OpenAsync(kind, Rules);
        var plain = inn.CreatePlainClient("gpt-5.6-luna");
        var client = above
            ? plain.AsBuilder().UseFunctionInvocation().Build().WithOpenAICaching()
            : plain.WithOpenAICaching().AsBuilder().UseFunctionInvocation().Build();

        var response = await client.GetStreamingResponseAsync(Messages("A room?"), Tools).ToChatResponseAsync();

        Assert.Equal("The blue room.", response.Text);
        Assert.Equal(inn.Emulator.Stats.Total.Tokens.CacheWrite, response.Usage!.AdditionalCounts![UsageKeys.Written5m]);
        Assert.Equal(inn.Emulator.Stats.Total.Tokens.CacheRead, response.Usage.CachedInputTokenCount);
    }

    /// <summary>What several requests of Responses wrote is lost where the client above sees only their sum.</summary>
    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Function_invocation_in_the_tier_costs_what_is_billed_or_says_that_it_is_not_known(string kind, bool above, bool streaming, string model)
    {
        await using var inn = await Inn.OpenAsync(kind, Rules);
        var plain = inn.CreatePlainClient(model);
        var client = above
            ? plain.AsBuilder().UseFunctionInvocation().Build().WithOpenAICaching()
            : plain.WithOpenAICaching().AsBuilder().UseFunctionInvocation().Build();
        var guest = new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));

        foreach (var question in new[] { "A room?", "Another room?", "Is the pool open?" })
        {
            var before = inn.Emulator.Stats.Total;
            var result = await AskAsync(guest, new GuestPrompt { Handbook = Inn.Handbook, Question = question }, streaming);

            var billed = inn.Emulator.Stats.Total;
            var isSum = billed.Requests - before.Requests > 1;
            Assert.Equal(question.Contains("room", StringComparison.Ordinal), isSum);
            var isLost = isSum && above && !streaming && kind == "responses" && model != "gpt-5.1";
            Assert.Equal(isLost ? null : billed.CostUsd - before.CostUsd, result.Cost);
            Assert.Equal(isLost ? 0 : billed.Tokens.CacheWrite - before.Tokens.CacheWrite, result.Usage.CacheWrite);
            Assert.Equal(billed.Tokens.CacheRead - before.Tokens.CacheRead, result.Usage.CacheRead);
            Assert.Equal(billed.Tokens.TotalInput - before.Tokens.TotalInput, result.Usage.TotalInput);
            Assert.Equal(billed.Tokens.Output - before.Tokens.Output, result.Usage.Output);
        }
    }

    /// <summary>The adapters of Microsoft.Extensions.AI.OpenAI do not say what was written, which some models charge for unasked.</summary>
    [Theory]
    [InlineData("gpt-5.6-luna", false, false)]
    [InlineData("gpt-5.6-luna", true, true)]
    [InlineData("gpt-5.1", false, true)]
    public async Task Without_the_caching_client_a_cost_is_exact_or_missing(string model, bool isShort, bool isKnown)
    {
        foreach (var kind in new[] { "chat", "responses" })
        {
            await using var inn = await Inn.OpenAsync(kind, Rules);
            var guest = new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", inn.CreatePlainClient(model)))));
            var result = await guest.SendAsync(new GuestPrompt { Handbook = isShort ? "Be kind." : Inn.Handbook, Question = "Is the pool open?" });

            Assert.Equal(isKnown ? inn.Emulator.Stats.Total.CostUsd : null, result.Cost);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_distributed_cache_tells_requests_apart_that_differ_in_an_image(string kind, bool above)
    {
        await using var inn = await Inn.OpenAsync(kind, Rules);
        var plain = inn.CreatePlainClient("gpt-5.6-luna");
        var store = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var client = above
            ? plain.AsBuilder().UseDistributedCache(store).Build().WithOpenAICaching()
            : plain.WithOpenAICaching().AsBuilder().UseDistributedCache(store).Build();

        foreach (var image in new byte[] { 1, 2, 1 })
        {
            await client.GetResponseAsync(
                [.. Messages("Hello?"), new ChatMessage(ChatRole.User, [new DataContent(new[] { image }, "image/png"), new TextContent("This?")]).WithBreakpoint()]);
        }

        Assert.Equal(2, inn.Emulator.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Logging_and_telemetry_change_nothing(string kind, bool above)
    {
        await using var inn = await Inn.OpenAsync(kind, Rules);
        var plain = inn.CreatePlainClient("gpt-5.6-luna");
        var client = above
            ? plain.AsBuilder().UseOpenTelemetry().UseLogging(new DebugLoggers()).Build().WithOpenAICaching()
            : plain.WithOpenAICaching().AsBuilder().UseOpenTelemetry().UseLogging(new DebugLoggers()).Build();

        var first = await client.GetResponseAsync(Messages("Hello?"));
        var second = await client.GetResponseAsync(Messages("Hello again?"));

        Assert.Equal(["0.0"], Sent.Marks(inn.Sent(1)));
        Assert.Equal(first.Usage!.AdditionalCounts![UsageKeys.Written5m], second.Usage!.CachedInputTokenCount);
    }

    private static async Task<PromptResult<string>> AskAsync(GuestPromptClient guest, GuestPrompt prompt, bool streaming)
    {
        if (!streaming)
            return await guest.SendAsync(prompt);

        PromptResult<string>? result = null;
        await foreach (var update in guest.StreamAsync(prompt))
            result = update.Result;
        return result!;
    }

    private static ChatMessage[] Messages(string question) =>
        [new(ChatRole.System, [new TextContent(Inn.Handbook).WithBreakpoint()]), new(ChatRole.User, question)];

    /// <summary>Writes every message at the most talkative level, so that each is serialised.</summary>
    private sealed class DebugLoggers : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new TraceLogger();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class TraceLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => formatter(state, exception);
    }
}
