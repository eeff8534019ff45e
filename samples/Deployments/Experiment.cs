using System.Globalization;
using Anthropic;
using CachePrefix;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;

namespace Deployments;

/// <summary>What one way of spreading made of the calls.</summary>
/// <param name="Name">The way.</param>
/// <param name="HitRate">The share of the input that was read from a cache, from 0 to 1.</param>
/// <param name="Cost">The bill in US dollars.</param>
/// <param name="Shares">The share of the calls that each deployment got.</param>
internal sealed record Outcome(string Name, double HitRate, decimal Cost, IReadOnlyList<double> Shares);

/// <summary>
/// Sends the same calls to one deployment, to four between which prefixes are spread, and to four in turn. Every customer asks once in four minutes, which keeps the customer's
/// prefix warm (it lives five) where all of the customer's calls meet. The number of customers must not be a multiple of four, or taking turns would keep them together by chance.
/// </summary>
internal sealed class Experiment(int customers, int callsEach)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);

    public async Task<IReadOnlyList<Outcome>> RunAsync() =>
    [
        await AskAsync("one deployment", 1, static deployments => deployments[0]),
        await AskAsync("four, WithResilience", 4, static deployments => deployments[0].WithResilience(options =>
        {
            options.Name = Name(0);
            for (var i = 1; i < deployments.Count; i++)
                options.AddEndpoint(Name(i), deployments[i]);
        })),
        await AskAsync("four, round robin", 4, static deployments => new RoundRobinClient(deployments)),
    ];

    private async Task<Outcome> AskAsync(string name, int count, Func<IReadOnlyList<IChatClient>, IChatClient> spread)
    {
        var clock = new ManualClock();
        await using var emulator = await ProviderEmulator.StartAsync(
            new EmulatorOptions { TimeProvider = clock, FirstTokenDelay = TimeSpan.Zero, RecordRequests = false });
        var counters = Enumerable.Range(0, count).Select(i => new CountingClient(Deployment(emulator, Name(i)))).ToList();
        using var client = spread(counters);
        var prompts = new CustomerPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));
        for (var call = 0; call < customers * callsEach; call++)
        {
            await prompts.SendAsync(new CustomerPrompt { Handbook = Handbook, CustomerFacts = FactsOf(call % customers), Question = $"Question {call}?" });
            clock.Advance(Interval / customers);
        }

        var bill = emulator.Stats.Total;
        return new Outcome(name, bill.CacheReadShare, bill.CostUsd, [.. counters.Select(counter => (double)counter.Calls / (customers * callsEach))]);
    }

    private static string Handbook { get; } = Words("rule", 4_500);

    private static string FactsOf(int customer) => Words(string.Create(CultureInfo.InvariantCulture, $"fact{customer}x"), 2_000);

    private static string Words(string word, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => word + (i % 89).ToString(CultureInfo.InvariantCulture)));

    private static string Name(int deployment) => "key-" + (char)('a' + deployment);

    /// <summary>A deployment of its own for the provider: keys do not share caches.</summary>
    private static IChatClient Deployment(ProviderEmulator emulator, string key) =>
        new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = key, MaxRetries = 0 }.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching();
}
