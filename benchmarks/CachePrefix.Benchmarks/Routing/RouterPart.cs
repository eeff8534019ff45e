using System.Globalization;
using CachePrefix.Benchmarks.Calls;
using CachePrefix.Benchmarks.Suite;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Routing;

/// <summary>What choosing a tier adds to a call, in shares of a call that takes a millisecond.</summary>
internal sealed class RouterPart : ISuitePart
{
    private const double Millisecond = 1e-3;

    private static readonly List<ChatMessage> Messages =
    [
        new(ChatRole.System, "You answer questions about Acme's products. " + new string('h', 2_000)),
        new(ChatRole.User, "What does the warranty of the X200 cover, and for how long? Compare it with the one of the X300, please, and say which of both is the better choice for a small company."),
    ];

    public string Name => "router";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var client = new NoOpChatClient();
        var rules = new HeuristicRouter(
            new RouteRule { Tier = "complex", MinInputTokens = 800 },
            new RouteRule { Tier = "complex", Code = true },
            new RouteRule { Tier = "complex", Keywords = ["prove", "architecture", "contract"] },
            new RouteRule { Tier = "simple", MaxInputTokens = 60 });
        using var routed = client.WithRouting("simple", rules, new Tier("complex", new NoOpChatClient()));
        var (own, plain) = await Contest.CallsAsync(() => routed.GetResponseAsync(Messages), () => client.GetResponseAsync(Messages), size);
        yield return Compare("rules", own, plain);

        var model = await TrainedRouter.TrainAsync();
        using var trained = client.WithRouting(model.Tiers[0].Name, new DifficultyRouter(model), [.. model.Tiers.Skip(1).Select(static tier => new Tier(tier.Name, new NoOpChatClient()))]);
        (own, plain) = await Contest.CallsAsync(() => trained.GetResponseAsync(Messages), () => client.GetResponseAsync(Messages), size);
        yield return Compare("a trained router", own, plain);
    }

    /// <summary>One per cent of the fastest call that a provider answers.</summary>
    private static Measure Compare(string name, Cost own, Cost plain)
    {
        var added = own.Seconds - plain.Seconds;
        return new Measure($"Routing: {name}, share of a call of 1 ms", added / Millisecond, 0.03, string.Create(CultureInfo.InvariantCulture, $"{added * 1e6:0.0} µs"));
    }
}
