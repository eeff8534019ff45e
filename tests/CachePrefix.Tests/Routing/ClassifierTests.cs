using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Tests.Routing;

public sealed class ClassifierTests
{
    private static readonly RouteLabel[] Labels = [new("easy", "simple", "Small talk."), new("hard", "complex", "Proofs.")];

    private static readonly UsageDetails Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 2 };

    [Theory]
    [InlineData("hard", "complex", "'hard'")]
    [InlineData(" \"Hard.\" ", "complex", "'hard'")]
    [InlineData("easy", "simple", "'easy'")]
    [InlineData("I would say it is hard", "simple", "default tier: no label that it was given")]
    [InlineData("", "simple", "default tier: no label that it was given")]
    public async Task A_label_leads_to_its_tier_and_nonsense_to_the_default(string answer, string tier, string reason)
    {
        var result = await SendAsync(new ChatTurnClassifier(new ScriptedChatClient("claude-haiku-4-5", (_, _) => Task.FromResult(ScriptedChatClient.Reply(answer, Usage)))));

        Assert.Equal((tier, reason), (result.Tier, result.Route!.Reason));
        Assert.Equal(0.00101m, result.Route.Cost);
        Assert.Equal(result.Attempts[0].Cost + 0.00101m, result.Cost);
    }

    [Fact]
    public async Task Only_the_last_turn_is_read_bounded_in_and_out()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", "hard");
        var prompt = new RoutedPrompt { Question = new string('a', 3_000) + new string('b', 3_000), History = [new(ChatRole.User, "secret"), new(ChatRole.Assistant, "answer")] };

        await SendAsync(new ChatTurnClassifier(model), prompt: prompt);

        var request = Assert.Single(model.Requests);
        Assert.Equal(2, request.Messages.Count);
        Assert.DoesNotContain("secret", request.Messages[1].Text, StringComparison.Ordinal);
        Assert.InRange(request.Messages[1].Text.Length, 3_900, 4_100);
        Assert.Equal(16, request.Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task Labels_are_remembered_and_cost_nothing_then()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", "hard");
        using var router = new ClassifierRouter(new ChatTurnClassifier(model), Labels);

        var first = await SendAsync(router);
        var second = await SendAsync(router);

        Assert.Single(model.Requests);
        Assert.Equal(("complex", "'hard', remembered", 0m), (second.Tier, second.Route!.Reason, second.Route.Cost));
        Assert.Null(first.Route!.Cost);
    }

    [Fact]
    public async Task A_classifier_that_fails_or_hangs_leaves_the_default_tier()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var hanging = new ClassifierRouter(new Hanging(time), Labels, new ClassifierRouterOptions { TimeOut = TimeSpan.FromSeconds(1), DefaultTier = "complex" }, time);

        var failed = await SendAsync(new ChatTurnClassifier(new ScriptedChatClient("m", static (_, _) => throw new InvalidOperationException("no"))));
        var hung = await SendAsync(hanging);

        Assert.Equal(("simple", "default tier: failed with InvalidOperationException"), (failed.Tier, failed.Route!.Reason));
        Assert.Equal(("complex", "default tier: no label within 1 s"), (hung.Tier, hung.Route!.Reason));
        Assert.Null(hung.Cost);
    }

    [Fact]
    public async Task What_the_provider_refuses_costs_nothing()
    {
        var result = await SendAsync(new ChatTurnClassifier(new ScriptedChatClient("m", static (_, _) => throw new HttpRequestException("no", null, System.Net.HttpStatusCode.TooManyRequests))));

        Assert.Equal(("simple", 0m), (result.Tier, result.Route!.Cost));
    }

    [Fact]
    public async Task A_label_that_is_not_sure_is_not_taken()
    {
        var result = await SendAsync(new Said(new TurnLabel("hard", 0.3, default, 0)));

        Assert.Equal(("simple", "default tier: 'hard' with confidence 0.30 only"), (result.Tier, result.Route!.Reason));
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_named()
    {
        var said = new Said(default);

        Assert.Contains("1 label(s)", Message(() => new ClassifierRouter(said, [Labels[0]])), StringComparison.Ordinal);
        Assert.Contains("The label 'easy' is there twice", Message(() => new ClassifierRouter(said, [Labels[0], Labels[0] with { Name = "Easy" }])), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("TimeOut is 00:00:00", Message(() => new ClassifierRouter(said, Labels, new ClassifierRouterOptions { TimeOut = TimeSpan.Zero })), StringComparison.Ordinal);
        Assert.Contains("MinConfidence is NaN", Message(() => new ClassifierRouter(said, Labels, new ClassifierRouterOptions { MinConfidence = double.NaN })), StringComparison.Ordinal);
    }

    private static string Message(Func<object> create) => Assert.Throws<CachePrefixConfigurationException>(create).Message;

    private static async Task<PromptResult<string>> SendAsync(ITurnClassifier classifier, RoutedPrompt? prompt = null)
    {
        using var router = new ClassifierRouter(classifier, Labels);
        return await SendAsync(router, prompt);
    }

    private static async Task<PromptResult<string>> SendAsync(IPromptRouter router, RoutedPrompt? prompt = null)
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options
            .AddTier("simple", static _ => new ScriptedChatClient("claude-haiku-4-5", static (_, _) => Task.FromResult(ScriptedChatClient.Reply("good", Usage))))
            .AddTier("complex", static _ => new ScriptedChatClient("claude-opus-4-8", static (_, _) => Task.FromResult(ScriptedChatClient.Reply("good", Usage))))
            .AddRouter("difficulty", router));
        services.AddPrompts();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IRoutedPromptClient>().SendAsync(prompt ?? new RoutedPrompt { Question = "Hello?" });
    }

    private sealed class Said(TurnLabel label) : ITurnClassifier
    {
        public ValueTask<TurnLabel> ClassifyAsync(string turn, IReadOnlyList<RouteLabel> labels, CancellationToken cancellationToken) => new(label);
    }

    /// <summary>Takes no notice of cancellation, and lets the time pass.</summary>
    private sealed class Hanging(FakeTimeProvider time) : ITurnClassifier
    {
        public async ValueTask<TurnLabel> ClassifyAsync(string turn, IReadOnlyList<RouteLabel> labels, CancellationToken cancellationToken)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return default;
        }
    }
}
