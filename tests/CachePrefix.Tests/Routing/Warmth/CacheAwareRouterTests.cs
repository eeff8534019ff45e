using CachePrefix.Models;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Tests.Routing.Warmth;

public sealed class CacheAwareRouterTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, ProviderCache> _caches = [];
    private readonly List<ChatMessage> _history = [];
    private readonly TextSizes _sizes = new();
    private string? _demand = "complex";
    private string _simpleAnswer = "good";
    private string _simpleModel = "claude-haiku-4-5";
    private ServiceProvider? _services;

    [Fact]
    public async Task A_demand_for_more_is_met_at_once_and_a_large_warm_prefix_is_kept_for_a_while()
    {
        var first = await AskAsync(60_000);
        _demand = "simple";
        var second = await AskAsync(60_000);
        _demand = "complex";
        var third = await AskAsync(60_000);

        Assert.Equal(("complex", "complex", "complex"), (first.Tier, second.Tier, third.Tier));
        Assert.StartsWith("stays on complex (simple was asked): 8 turns cost simple $", second.Route!.Reason, StringComparison.Ordinal);
        Assert.EndsWith("; test: because", second.Route.Reason, StringComparison.Ordinal);
        Assert.Equal("cache-aware", second.Route.Router);
    }

    [Fact]
    public async Task A_small_context_follows_what_is_asked()
    {
        await AskAsync(6_000);
        for (var turn = 0; turn < 4; turn++)
        {
            _demand = turn % 2 == 0 ? "simple" : "complex";
            Assert.Equal(_demand, (await AskAsync(6_000)).Tier);
        }
    }

    [Fact]
    public async Task A_long_easy_stretch_moves_down()
    {
        await AskAsync(60_000);
        _demand = "simple";
        var tiers = new List<string>();
        for (var turn = 0; turn < 12; turn++)
            tiers.Add((await AskAsync(60_000)).Tier);

        Assert.Equal("complex", tiers[0]);
        Assert.Equal("simple", tiers[^1]);
    }

    [Fact]
    public async Task A_rejected_answer_keeps_the_conversation_up_for_two_turns()
    {
        _demand = "simple";
        _simpleAnswer = "bad";
        var rejected = await AskAsync(5_000);
        _simpleAnswer = "good";
        var after = new[] { await AskAsync(5_000), await AskAsync(5_000), await AskAsync(5_000) };

        Assert.Equal(("complex", 2), (rejected.Tier, rejected.Attempts.Count));
        Assert.Equal(["complex", "complex", "simple"], after.Select(static result => result.Tier));
        Assert.Contains("(an answer was rejected)", after[0].Route!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_moves_inside_a_tool_loop()
    {
        _demand = "simple";
        await AskAsync(6_000);
        _history.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find")]));
        _history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "found")]));
        _demand = "complex";
        var inside = await AskAsync(6_000, question: "");

        Assert.Equal(("simple", "inside a tool loop"), (inside.Tier, inside.Route!.Reason));
        Assert.Equal("complex", (await AskAsync(6_000)).Tier);
    }

    [Fact]
    public async Task Without_an_opinion_the_demand_stays_as_it_was()
    {
        _demand = null;
        var first = await AskAsync(6_000);
        _demand = "complex";
        await AskAsync(6_000);
        _demand = null;
        var third = await AskAsync(6_000);

        Assert.Equal(("simple", "complex"), (first.Tier, third.Tier));
        Assert.EndsWith("; no new demand", third.Route!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_price_the_demand_is_met_and_the_model_named()
    {
        _simpleModel = "my-own-model";
        var result = await AskAsync(60_000);

        Assert.Equal("complex", result.Tier);
        Assert.StartsWith("complex as asked: no price is known for simple", result.Route!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_demand_cost_is_in_the_result()
    {
        var result = await AskAsync(6_000);

        Assert.Equal(0.001m, result.Route!.Cost);
        Assert.Equal(7, result.Route.Usage.Output);
    }

    [Theory]
    [InlineData(0, 1, "Horizon is 0")]
    [InlineData(1, -1, "TurnsAfterRejection is -1")]
    public void A_setting_that_makes_no_sense_is_named(int horizon, int turns, string message)
    {
        var options = new CacheAwareRoutingOptions { Horizon = horizon, TurnsAfterRejection = turns };
        var error = Assert.Throws<CachePrefixConfigurationException>(() => new ServiceCollection().AddCachePrefix(builder => builder.AddCacheAwareRouter("difficulty", new Demand(this), options)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? default;

    private async Task<PromptResult<string>> AskAsync(int contextTokens, string? question = null)
    {
        _services ??= Build();
        _time.Advance(TimeSpan.FromSeconds(40));
        question ??= $"What about number {_history.Count}?";
        var prompt = new TalkPrompt { Context = string.Join(' ', Enumerable.Repeat("ab", contextTokens)), History = [.. _history], Question = question };
        var result = await _services.GetRequiredService<ITalkPromptClient>().SendAsync(prompt);
        if (question.Length > 0)
            _history.Add(new ChatMessage(ChatRole.User, question));
        _history.Add(new ChatMessage(ChatRole.Assistant, result.Value));
        return result;
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddCachePrefix(options => options
            .AddTier("simple", _ => ClientOf(_simpleModel, () => _simpleAnswer))
            .AddTier("complex", _ => ClientOf("claude-opus-4-8", static () => "good"))
            .AddCacheAwareRouter("talk", new Demand(this)));
        services.AddPrompts();
        return services.BuildServiceProvider();
    }

    private ScriptedChatClient ClientOf(string model, Func<string> answer) => new(model, (request, _) =>
    {
        var response = ScriptedChatClient.Reply(answer());
        if (ModelCatalog.Default.TryFind(model, out var info))
        {
            if (!_caches.TryGetValue(model, out var cache))
                _caches[model] = cache = new ProviderCache(info, (double)info.TokenScale);
            var usage = cache.Ask(RequestPrefix.Of(request.Messages, request.Options, start: null, _sizes), _time.GetUtcNow(), output: 250);
            response.Usage = new UsageDetails
            {
                InputTokenCount = usage.TotalInput, CachedInputTokenCount = usage.CacheRead, OutputTokenCount = usage.Output,
                AdditionalCounts = new() { [UsageKeys.Written5m] = usage.CacheWrite },
            };
        }

        return Task.FromResult(response);
    });

    private sealed class Demand(CacheAwareRouterTests test) : IPromptRouter
    {
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) =>
            new(test._demand is { } tier ? new RouteDecision(tier, "test", "because") { Cost = 0.001m, Usage = new TokenUsage(Output: 7) } : null);
    }
}
