using CachePrefix.Models;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Tests.Routing.Warmth;

/// <summary>A cache-aware router over clients without a prompt definition.</summary>
public sealed class PlainClientTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly TextSizes _sizes = new();
    private readonly List<ChatOptions?> _sent = [];
    private string _demand = "complex";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_answers_took_is_learned(bool isStreamed)
    {
        using var client = Build();
        var talk = new Talk(60_000);
        Assert.Equal("complex", await AskAsync(client, talk, isStreamed));
        _demand = "simple";

        // Sonnet's warm prefix costs less than Haiku's cold one for three turns.
        Assert.Equal("complex", await AskAsync(client, talk, isStreamed));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("simple", await AskAsync(client, talk, isStreamed));
    }

    [Fact]
    public async Task A_conversation_may_have_an_id()
    {
        using var client = Build();
        var options = new ChatOptions().WithSession("a");
        var result = new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "found")]);
        await client.GetResponseAsync([new(ChatRole.User, "Find it.")], options);
        _demand = "simple";

        var inside = await client.GetResponseAsync([new(ChatRole.User, "Other words."), result], options);
        var other = await client.GetResponseAsync([new(ChatRole.User, "Other words."), result], new ChatOptions().WithSession("b"));

        Assert.Equal("inside a tool loop", inside.GetRoute()!.Reason);
        Assert.StartsWith("starts on simple", other.GetRoute()!.Reason, StringComparison.Ordinal);
        Assert.All(_sent, static sent => Assert.False(sent?.AdditionalProperties?.ContainsKey("cacheprefix:session") ?? false));
        Assert.Equal(3, _sent.Count);
        Assert.Throws<ArgumentException>(static () => new ChatOptions().WithSession(" "));
    }

    private async Task<string> AskAsync(TierRoutingChatClient client, Talk talk, bool isStreamed)
    {
        _time.Advance(TimeSpan.FromSeconds(30));
        var response = isStreamed ? await client.GetStreamingResponseAsync(talk.Next()).ToChatResponseAsync() : await client.GetResponseAsync(talk.Next());
        talk.Answer();
        return response.GetRoute()!.Tier;
    }

    private TierRoutingChatClient Build()
    {
        Tier[] tiers = [TierOf("simple", "claude-haiku-4-5"), TierOf("complex", "claude-sonnet-4-6")];
        var router = new CacheAwareRouter(new Demand(this), new TierRegistry(tiers), new PrefixWarmth(), new CacheAwareRoutingOptions { Horizon = 3 }, _time);
        return new TierRoutingChatClient(router, tiers);
    }

    private Tier TierOf(string name, string model)
    {
        Assert.True(ModelCatalog.Default.TryFind(model, out var info));
        var cache = new ProviderCache(info);
        return new Tier(name, new ScriptedChatClient(model, (request, _) =>
        {
            _sent.Add(request.Options);
            var usage = cache.Ask(RequestPrefix.Of(request.Messages, request.Options, start: null, _sizes), _time.GetUtcNow(), output: 250);
            return Task.FromResult(ScriptedChatClient.Reply("good", new UsageDetails
            {
                InputTokenCount = usage.TotalInput, CachedInputTokenCount = usage.CacheRead, OutputTokenCount = usage.Output,
                AdditionalCounts = new() { [UsageKeys.Written5m] = usage.CacheWrite },
            }));
        }));
    }

    private sealed class Demand(PlainClientTests test) : IPromptRouter
    {
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) => new(new RouteDecision(test._demand, "test", "because"));
    }
}
