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
    private readonly Dictionary<string, TierOutlook> _seen = [];
    private string? _demand = "complex";
    private string _simpleAnswer = "good";
    private string _simpleModel = "claude-haiku-4-5";
    private string _complexModel = "claude-opus-4-8";
    private CacheAwareRoutingOptions? _options;
    private ServiceProvider? _services;

    /// <summary>Sonnet's warm prefix costs less than Haiku's cold one for four turns, and more over twelve.</summary>
    [Theory]
    [InlineData(4, "complex")]
    [InlineData(12, "simple")]
    public async Task A_large_warm_prefix_is_kept_until_moving_pays_within_the_horizon(int horizon, string expected)
    {
        _complexModel = "claude-sonnet-4-6";
        _options = new CacheAwareRoutingOptions { Horizon = horizon };
        await AskAsync(60_000);
        _demand = "simple";
        var result = await AskAsync(60_000);

        Assert.Equal(expected, result.Tier);
        Assert.StartsWith(horizon == 4 ? "stays on complex (simple was asked): 4 turns cost simple $" : "moves down to simple (as asked): 12 turns cost simple $", result.Route!.Reason, StringComparison.Ordinal);
        Assert.EndsWith("; test: because", result.Route.Reason, StringComparison.Ordinal);
        Assert.Equal("cache-aware", result.Route.Router);
    }

    [Fact]
    public async Task A_demand_for_more_is_met_at_once_whatever_it_costs()
    {
        _demand = "simple";
        await AskAsync(60_000);
        _demand = "complex";

        Assert.Equal("complex", (await AskAsync(60_000)).Tier);
    }

    /// <summary>After a few minutes on the other tier only what was said since is cold on this one.</summary>
    [Fact]
    public async Task A_tier_that_is_come_back_to_is_still_warm()
    {
        await AskAsync(60_000);
        _demand = "simple";
        await AskAsync(60_000);
        _demand = "complex";
        var back = await AskAsync(60_000);

        Assert.True(back.Usage.CacheRead > 70_000);
        Assert.InRange(back.Usage.CacheWrite, 1, 100);
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
    public async Task A_cold_step_is_skipped_where_going_straight_up_is_cheaper()
    {
        _demand = "simple";
        await AskStepsAsync(60_000);
        _demand = "complex";
        await AskStepsAsync(60_000);
        _demand = "simple";
        _simpleAnswer = "bad";
        var result = await AskStepsAsync(60_000);

        Assert.Equal(["simple", "complex"], result.Attempts.Select(static attempt => attempt.Tier));
        Assert.Contains("; after simple moves up to complex (simple was asked)", result.Route!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routers_see_what_the_caches_hold_and_what_it_costs()
    {
        await AskAsync(60_000);
        await AskAsync(60_000);
        var (simple, complex) = (_seen["simple"], _seen["complex"]);

        Assert.Equal(("claude-haiku-4-5", 0, 1m), (simple.Model, simple.WarmTokens, simple.Price!.Input));
        Assert.InRange(complex.WarmTokens, 77_900, 78_200);
        Assert.InRange(complex.WarmFor.TotalSeconds, 240, 255); // five minutes less forty seconds and the margin
        Assert.InRange(complex.InputCost!.Value, 0.039m, 0.041m);
        Assert.InRange(simple.InputCost!.Value, 0.075m, 0.076m);
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

    private async Task<PromptResult<string>> AskStepsAsync(int contextTokens)
    {
        _services ??= Build();
        _time.Advance(TimeSpan.FromSeconds(40));
        return await _services.GetRequiredService<TestClient<string>>().SendAsync(new TestPrompt { Handbook = string.Join(' ', Enumerable.Repeat("ab", contextTokens)), Question = "What?" });
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddCachePrefix(options => options
            .AddTier("simple", _ => ClientOf(_simpleModel, () => _simpleAnswer))
            .AddTier("moderate", _ => ClientOf("claude-sonnet-4-6", static () => "good"))
            .AddTier("complex", _ => ClientOf(_complexModel, static () => "good"))
            .AddCacheAwareRouter("difficulty", new Demand(this), _options));
        services.AddPrompts();
        services.AddTestPrompt(new TestDefinition<string>(TextResultReader.Instance)
        {
            RouteTo = new PromptRoute(RouteKind.Cascade, ["simple", "moderate", "complex"]) { Router = "difficulty" },
            Validator = static (_, answer) => answer == "good",
        });
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
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
        {
            foreach (var tier in request.Route.Tiers)
                test._seen[tier] = request.OutlookOf(tier);
            return new(test._demand is { } asked ? new RouteDecision(asked, "test", "because") { Cost = 0.001m, Usage = new TokenUsage(Output: 7) } : null);
        }
    }
}
