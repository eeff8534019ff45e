using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Routing.Trained;

public sealed class DifficultyRouterTests
{
    private const string Easy = "What is the capital of the capital?";
    private const string Hard = "Prove the prove of what is the prove.";

    [Fact]
    public async Task Easy_prompts_start_below_and_hard_ones_above()
    {
        var router = new DifficultyRouter(SmallModel.Create());
        var (easy, hard) = (await SendAsync(router, Easy), await SendAsync(router, Hard));

        Assert.Equal(("simple", "complex"), (easy.Tier, hard.Tier));
        Assert.Equal("difficulty", hard.Route!.Router);
        Assert.StartsWith("right with 0.", hard.Route.Reason, StringComparison.Ordinal);
        Assert.InRange(hard.Route.Confidence!.Value, 0.5, 1);
    }

    [Fact]
    public async Task A_prompt_unlike_those_of_training_is_left_to_the_definition()
    {
        var result = await SendAsync(new DifficultyRouter(SmallModel.Create()), "Hejsan alla glada människor");

        Assert.Equal("simple", result.Tier);
        Assert.Equal("first step of the cascade; router 'difficulty' abstained: its words are unlike those of the prompts it learned from", result.Route!.Reason);
    }

    [Fact]
    public async Task Targets_choose_among_the_points_of_the_file()
    {
        var model = SmallModel.Create();

        Assert.Equal("complex", (await SendAsync(new DifficultyRouter(model, new DifficultyRouterOptions { TargetQuality = 0.77 }), Easy)).Tier);
        Assert.Equal("simple", (await SendAsync(new DifficultyRouter(model, new DifficultyRouterOptions { TargetQuality = 0.75 }), Easy)).Tier);
        Assert.Equal("simple", (await SendAsync(new DifficultyRouter(model, new DifficultyRouterOptions { TargetCost = 1.5 }), Hard)).Tier);
        Assert.Equal("complex", (await SendAsync(new DifficultyRouter(model, new DifficultyRouterOptions { Threshold = -3 }), Easy)).Tier);
    }

    [Theory]
    [InlineData(0.9, null, null, "TargetQuality is 0.9; the router's file reaches 0.77")]
    [InlineData(null, 0.5, null, "TargetCost is 0.5; tier 'simple' alone costs 1")]
    [InlineData(0.7, 0.5, null, "more than one is set")]
    [InlineData(null, 2.0, 0.1, "more than one is set")]
    public void Targets_out_of_reach_are_told(double? quality, double? cost, double? threshold, string message)
    {
        var options = new DifficultyRouterOptions { TargetQuality = quality, TargetCost = cost, Threshold = threshold };

        var error = Assert.Throws<CachePrefixConfigurationException>(() => new DifficultyRouter(SmallModel.Create(), options));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeddings_are_asked_and_their_failure_leaves_words()
    {
        var model = SmallModel.Create(SmallModel.Meaning());
        using var easy = new Vectors([1, 0]);
        using var failing = new Vectors(null);

        Assert.Equal("simple", (await SendAsync(new DifficultyRouter(model, embeddings: easy), Hard)).Tier);
        Assert.Equal("complex", (await SendAsync(new DifficultyRouter(model, embeddings: failing), Hard)).Tier);
        Assert.Contains("trained without embeddings", Assert.Throws<CachePrefixConfigurationException>(() => new DifficultyRouter(SmallModel.Create(), embeddings: easy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exploration_draws_evenly_and_says_how_likely_it_was()
    {
        var router = new ExploringRouter(new DifficultyRouter(SmallModel.Create()), 0.2);
        var tiers = new Dictionary<string, int>(StringComparer.Ordinal) { ["simple"] = 0, ["complex"] = 0 };
        for (var i = 0; i < 2_000; i++)
        {
            var request = new Request(Easy);
            var decision = await router.RouteAsync(request, CancellationToken.None);
            Assert.Equal(decision!.Tier == "simple" ? 0.9 : 0.1, decision.Propensity!.Value, 12);
            Assert.Equal(decision, await router.RouteAsync(request, CancellationToken.None));
            tiers[decision.Tier]++;
        }

        Assert.InRange(tiers["complex"], 120, 280);
    }

    [Fact]
    public async Task Exploration_stands_on_the_first_tier_where_the_router_abstains()
    {
        var decision = await new ExploringRouter(new DifficultyRouter(SmallModel.Create()), 1e-9).RouteAsync(new Request("Hejsan alla glada"), CancellationToken.None);

        Assert.Equal(("simple", "explore"), (decision!.Tier, decision.Router));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ExploringRouter(null, 0));
    }

    private static async Task<PromptResult<string>> SendAsync(IPromptRouter router, string question)
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options
            .AddTier("simple", static _ => new ScriptedChatClient("claude-haiku-4-5", "good"))
            .AddTier("complex", static _ => new ScriptedChatClient("claude-opus-4-8", "good"))
            .AddRouter("difficulty", router));
        services.AddPrompts();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IRoutedPromptClient>().SendAsync(new RoutedPrompt { Question = question });
    }

    private sealed class Vectors(float[]? vector) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            vector is null ? throw new InvalidOperationException("no model") : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>([new Embedding<float>(vector)]));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
