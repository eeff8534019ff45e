using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Routing;

public sealed class RouterTests
{
    private static readonly RoutedPrompt Short = new() { Question = "Hello?" };

    [Fact]
    public async Task A_router_starts_the_cascade_higher_up()
    {
        var result = await SendAsync(new Fixed("complex"), Short);

        Assert.Equal(("complex", 1), (result.Tier, result.Attempts.Count));
        Assert.Equal(("test", "because"), (result.Route!.Router, result.Route.Reason));
    }

    [Fact]
    public async Task What_it_rejects_still_goes_up()
    {
        var result = await SendAsync(new Fixed("simple"), Short, simple: "bad");

        Assert.Equal(["simple", "complex"], result.Attempts.Select(static attempt => attempt.Tier));
    }

    [Fact]
    public async Task A_router_that_fails_leaves_the_choice_to_the_definition()
    {
        var result = await SendAsync(new Failing(), Short);

        Assert.Equal("simple", result.Tier);
        Assert.Equal("first step of the cascade; router 'difficulty' failed with InvalidOperationException", result.Route!.Reason);
    }

    [Fact]
    public async Task A_tier_outside_of_the_route_is_not_taken()
    {
        var result = await SendAsync(new Fixed("huge"), Short);

        Assert.Equal("simple", result.Tier);
        Assert.Contains("named tier 'huge', which is not in the route", result.Route!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_not_a_failure()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(new Failing(), Short, cancellationToken: source.Token));
    }

    [Fact]
    public void A_router_that_nobody_added_is_named()
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(static options => options.AddTier("simple", static _ => new ScriptedChatClient("m")).AddTier("complex", static _ => new ScriptedChatClient("m"))
            .AddRouter("other", new Failing()));
        services.AddPrompts();

        var error = Assert.Throws<CachePrefixConfigurationException>(() => services.BuildServiceProvider().GetRequiredService<IRoutedPromptClient>());

        Assert.Contains("Prompt 'RoutedPrompt' is routed by 'difficulty', which is not among the routers: other.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_with_an_opinion_decides_and_a_vote_counts()
    {
        var first = await SendAsync(new FirstMatch(new Fixed(null), new Failing(), new Fixed("huge"), new Fixed("complex"), new Fixed("simple")), Short);
        var vote = await SendAsync(new Vote(new Fixed("simple"), new Failing(), new Fixed("huge"), new Fixed("complex"), new Fixed("complex"), new Fixed(null)), Short);
        var tie = await SendAsync(new Vote(new Fixed("complex"), new Fixed("simple")), Short);
        var none = await SendAsync(new Vote(new Fixed(null)), Short);

        Assert.Equal(("complex", "complex", "complex", "simple"), (first.Tier, vote.Tier, tie.Tier, none.Tier));
        Assert.Equal("2 of 3: test, test", vote.Route!.Reason);
        Assert.Equal(2.0 / 3, vote.Route.Confidence!.Value, 6);
    }

    [Theory]
    [InlineData("What is this?\n```csharp\nvar x = 1;\n```", "code")]
    [InlineData("| a | b |\n| 1 | 2 |", "table")]
    [InlineData("Please PROVE that there are infinitely many primes.", "words")]
    [InlineData("Please improve this text.", null)]
    [InlineData("I am\nfrom my point of view right,\nclass is over.", null)]
    [InlineData("using System;", "code")]
    [InlineData("Почему небо голубое?", "script")]
    [InlineData("Hello?", null)]
    public async Task Rules_see_the_last_turn(string question, string? rule)
    {
        var router = new HeuristicRouter(
            new RouteRule { Name = "code", Tier = "complex", Code = true },
            new RouteRule { Name = "table", Tier = "complex", Table = true },
            new RouteRule { Name = "words", Tier = "complex", Keywords = ["prove"] },
            new RouteRule { Name = "script", Tier = "complex", Scripts = ["cyrillic"] });

        var result = await SendAsync(router, Short with { Question = question });

        Assert.Equal(rule is null ? "first step of the cascade; router 'difficulty' had no opinion" : $"rule '{rule}'", result.Route!.Reason);
    }

    [Fact]
    public async Task Rules_see_sizes_features_attachments_and_histories()
    {
        var router = new HeuristicRouter(
            new RouteRule { Tier = "complex", MinInputTokens = 200, Features = ["support"] },
            new RouteRule { Tier = "complex", MinHistory = 4 },
            new RouteRule { Tier = "simple", Attachments = false, Tools = false });
        List<ChatMessage> history = [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b"), new(ChatRole.User, "c"), new(ChatRole.Assistant, "d")];

        Assert.Equal("rule 1", (await SendAsync(router, Short with { Question = string.Concat(Enumerable.Repeat("why ", 300)) })).Route!.Reason);
        Assert.Equal("rule 2", (await SendAsync(router, Short with { History = history })).Route!.Reason);
        Assert.Equal("rule 3", (await SendAsync(router, Short)).Route!.Reason);
    }

    [Fact]
    public void Rules_that_never_match_are_named()
    {
        var bounds = Assert.Throws<CachePrefixConfigurationException>(static () => new HeuristicRouter(new RouteRule { Name = "long", Tier = "a", MinInputTokens = 9, MaxInputTokens = 3 }));
        var order = Assert.Throws<CachePrefixConfigurationException>(static () => new HeuristicRouter(new RouteRule { Tier = "a" }, new RouteRule { Tier = "b", Code = true }));

        var keyword = Assert.Throws<CachePrefixConfigurationException>(static () => new HeuristicRouter(new RouteRule { Tier = "a", Keywords = [""] }));
        var script = Assert.Throws<CachePrefixConfigurationException>(static () => new HeuristicRouter(new RouteRule { Tier = "a", Scripts = ["cyrilic"] }));

        Assert.Contains("Route rule 1 has an empty keyword", keyword.Message, StringComparison.Ordinal);
        Assert.Contains("names the script 'cyrilic'; the scripts are latin,", script.Message, StringComparison.Ordinal);
        Assert.Contains("Route rule 'long' wants at least 9 and at most 3", bounds.Message, StringComparison.Ordinal);
        Assert.Contains("Route rule 1 has no conditions", order.Message, StringComparison.Ordinal);
    }

    private static async Task<PromptResult<string>> SendAsync(IPromptRouter router, RoutedPrompt prompt, string simple = "good", CancellationToken cancellationToken = default)
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options
            .AddTier("simple", _ => new ScriptedChatClient("claude-haiku-4-5", simple))
            .AddTier("complex", static _ => new ScriptedChatClient("claude-opus-4-8", "good"))
            .AddRouter("difficulty", router));
        services.AddPrompts();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IRoutedPromptClient>().SendAsync(prompt, cancellationToken);
    }

    private sealed class Fixed(string? tier) : IPromptRouter
    {
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) => new(tier is null ? null : new RouteDecision(tier, "test", "because"));
    }

    private sealed class Failing : IPromptRouter
    {
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("the service is away");
        }
    }
}
