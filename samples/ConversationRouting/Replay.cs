using Anthropic;
using CachePrefix;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConversationRouting;

/// <summary>Replays the same conversations with every way to choose tiers, each on its own emulated provider with empty caches.</summary>
internal sealed class Replay(int talks, int turns, int seed)
{
    public const string CacheAware = "cache-aware";
    public const string ByDifficulty = "by difficulty, each turn";

    private static readonly DateTimeOffset Start = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddJsonStream(typeof(Replay).Assembly.GetManifestResourceStream("cacheprefix.json")!).Build();

    private static readonly string[] Models = [ModelOf("simple"), ModelOf("moderate"), ModelOf("complex")];

    public static string AlwaysOn(string tier) => $"always {tier}, warm";

    public async Task<IReadOnlyList<Outcome>> RunAsync(int tokens, CancellationToken cancellationToken)
    {
        var conversations = Talk.Create(talks, turns, tokens, seed);
        Task<Outcome> RunPolicy(string policy, Action<CachePrefixBuilder, IPromptRouter> route) =>
            Task.Run(() => RunAsync(policy, tokens, conversations, route, cancellationToken), cancellationToken);

        var fixedTiers = new[] { "simple", "moderate", "complex" }.Select(tier => RunPolicy(AlwaysOn(tier), (builder, _) => builder.AddRouter("choice", new Always(tier))));
        return await Task.WhenAll([
            .. fixedTiers,
            RunPolicy(ByDifficulty, static (builder, classifier) => builder.AddRouter("choice", classifier)),
            RunPolicy("pinned to the first choice", static (builder, classifier) => builder.AddRouter("choice", new Pinned(classifier))),
            RunPolicy(CacheAware, static (builder, classifier) => builder.AddCacheAwareRouter("choice", classifier)),
        ]);
    }

    internal static async Task<Outcome> RunAsync(
        string policy, int tokens, IReadOnlyList<Talk> conversations, Action<CachePrefixBuilder, IPromptRouter> route, CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider(Start);
        await using var emulator = await ProviderEmulator.StartAsync(
            new EmulatorOptions { Rules = Answers.For(Models), RecordRequests = false, TimeProvider = time, FirstTokenDelay = TimeSpan.Zero }, cancellationToken);
        using var anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" };
        using var small = anthropic.AsIChatClient(Models[0]);
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddCachePrefix(options => route(
                options.AddConfiguration(Configuration).AddTiers((_, tier) => anthropic.AsIChatClient(tier.Model).WithAnthropicCaching()),
                new Classifier(small, time)))
            .AddPrompts()
            .BuildServiceProvider();

        var outcome = new Outcome(policy, tokens);
        var client = services.GetRequiredService<ICasePromptClient>();
        foreach (var talk in conversations)
            await RunAsync(talk, client, time, outcome, cancellationToken);
        outcome.Cost = emulator.Stats.Total.CostUsd;
        return outcome;
    }

    private static async Task RunAsync(Talk talk, ICasePromptClient client, FakeTimeProvider time, Outcome outcome, CancellationToken cancellationToken)
    {
        var history = new List<ChatMessage>();
        string? before = null;
        foreach (var turn in talk.Turns)
        {
            time.Advance(turn.Pause);
            var result = await client.SendAsync(new CasePrompt { File = talk.File, History = [.. history], Question = turn.Question }, cancellationToken);
            history.Add(new ChatMessage(ChatRole.User, turn.Question));
            history.Add(new ChatMessage(ChatRole.Assistant, result.Value));
            outcome.Add(result, before);
            before = result.Tier;
        }
    }

    private static string ModelOf(string tier) => Configuration[$"tiers:{tier}:model"] ?? throw new InvalidDataException($"cacheprefix.json names no model for the tier '{tier}'.");
}
