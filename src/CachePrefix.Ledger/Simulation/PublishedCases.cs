using System.Globalization;
using CachePrefix.Models;

namespace CachePrefix.Ledger.Simulation;

/// <summary>Savings that were published, worked out again from what their authors say about them.</summary>
public static class PublishedCases
{
    /// <summary>All cases.</summary>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <exception cref="WorkloadException">The catalogue lacks a model of the cases.</exception>
    public static IReadOnlyList<PublishedFigure> All(ModelCatalog? catalog = null)
    {
        var known = catalog ?? ModelCatalog.Default;
        var simulator = new Simulator(known);
        return [.. Prefix(simulator), .. Levels(simulator), .. Tasks(simulator), .. Sessions(simulator), .. BreakEven(known), .. Blend(known)];
    }

    private static IEnumerable<PublishedFigure> Prefix(Simulator simulator)
    {
        var workload = new Workload
        {
            Model = "claude-sonnet-4-6",
            CallsPerDay = 10_000,
            PrefixTokens = 5_000,
            Tiers = [new("claude-haiku-4-5", 0.7), new("claude-sonnet-4-6", 0.3)],
        };
        yield return Dollars("a", "before, $ a day", 150, simulator.Run(workload, Levers.None),
            "Agrees: 150 is the prefix alone, uncached, all on Sonnet 4.6; the case names no other tokens.");
        yield return Dollars("a", "routing and prefix cache, $ a day", 35, simulator.Run(workload, Levers.Routing | Levers.PrefixCache),
            "Published as 30 to 40, the middle is shown. The prefix alone falls further; the difference leaves room for input and output that the case does not name, which would have to be in the 150 too.");
        yield return Dollars("a", "routing alone, $ a day", 35, simulator.Run(workload, Levers.Routing),
            "Without the cache the route alone does not reach the published 30 to 40 either, so it counts on both.");
    }

    private static IEnumerable<PublishedFigure> Levels(Simulator simulator)
    {
        var workload = new Workload
        {
            Model = "claude-opus-4-8",
            CallsPerDay = 100_000,
            PrefixTokens = 2_000,
            InputTokens = 200,
            OutputTokens = 300,
            Tiers = [new("claude-haiku-4-5", 0.6), new("claude-sonnet-4-6", 0.35), new("claude-opus-4-8", 0.05)],
            BatchShare = 0.2,
        };
        yield return Dollars("b", "before, $ a day", 1_850, simulator.Run(workload, Levers.None), "Agrees.");
        yield return Dollars("b", "prefix cache, $ a day", 1_150, simulator.Run(workload, Levers.PrefixCache),
            "1,150 does not follow from the case's own inputs: reading 2,000 tokens 100,000 times at a tenth of $5 a million costs 100, not 300; with 100 for the input and 750 for the output that is 950.");
        yield return Dollars("b", "prefix cache and routing, $ a day", 780, simulator.Run(workload, Levers.PrefixCache | Levers.Routing),
            "780 keeps more of the dear output than shares of 60/35/5 do. Ours is higher than a plain sum of reads would be, because Haiku 4.5 caches nothing below 4,096 tokens: its 2,000 are paid in full.");
        yield return Dollars("b", "prefix cache, routing and batch, $ a day", 720, simulator.Run(workload, Levers.PrefixCache | Levers.Routing | Levers.Batch),
            "A fifth of the calls at half the price saves a tenth. Published: 60 of 780, a thirteenth.");
    }

    private static IEnumerable<PublishedFigure> Tasks(Simulator simulator)
    {
        var workload = new Workload
        {
            Model = "gpt-4o",
            CallsPerDay = 50_000,
            InputTokens = 1_975,
            OutputTokens = 300,
            Tiers = [new("gpt-4o-mini", 1)],
        };
        yield return Dollars("c", "before, $ a day", 397, simulator.Run(workload, Levers.None),
            "The case names no tokens; 1,975 of input and 300 of output are taken because they give its 397 at GPT-4o's prices.");
        yield return Dollars("c", "task routing, $ a day", 25, simulator.Run(workload, Levers.Routing),
            "GPT-4o mini costs 6 % of GPT-4o, for input and output alike. 25 is reached only with all tasks there: a tenth left on GPT-4o makes it 61.");
    }

    private static IEnumerable<PublishedFigure> Sessions(Simulator simulator)
    {
        var workload = new Workload
        {
            Model = "claude-sonnet-4-6",
            CallsPerDay = 1_000,
            Arrival = ArrivalProcess.Office,
            PrefixTokens = 2_000,
        };
        var before = simulator.Run(workload, Levers.None);
        var after = simulator.Run(workload, Levers.PrefixCache);
        yield return new PublishedFigure("d", "prefix cache, % of input cost saved", 90, Percent(1 - (after.InputCost / before.InputCost)),
            "Agrees: one write and 999 reads, as long as no two messages of the working day are more than five minutes apart.",
            [.. before.Arithmetic, .. after.Arithmetic]);
    }

    private static IEnumerable<PublishedFigure> BreakEven(ModelCatalog catalog)
    {
        var price = PriceOf(catalog, "claude-sonnet-4-6");
        foreach (var (name, write, published) in new[] { ("5 minutes", price.CacheWrite5m, 2), ("1 hour", price.CacheWrite1h, 3) })
        {
            var requests = 1;
            while (write + ((requests - 1) * price.CacheRead) >= requests * price.Input)
                requests++;
            yield return new PublishedFigure("e", $"break-even at {name}, requests", published, requests, "Agrees.",
            [
                string.Create(CultureInfo.InvariantCulture,
                    $"{requests} requests: {write / price.Input:0.##} + {requests - 1} x {price.CacheRead / price.Input:0.##} = {(write + ((requests - 1) * price.CacheRead)) / price.Input:0.##} of the input price, uncached {requests}"),
            ]);
        }
    }

    private static IEnumerable<PublishedFigure> Blend(ModelCatalog catalog)
    {
        var sonnet = PriceOf(catalog, "claude-sonnet-4-6");
        var (haiku, opus) = (PriceOf(catalog, "claude-haiku-4-5"), PriceOf(catalog, "claude-opus-4-8"));
        var blend = (0.7m * haiku.Input) + (0.2m * sonnet.Input) + (0.1m * opus.Input);
        yield return new PublishedFigure("e", "blend 70/20/10 against all Sonnet, % saved", 65, Percent(1 - (blend / sonnet.Input)),
            "Follows from no current prices: the blend costs 60 % of Sonnet, for input and output alike, so it saves 40. 65 needs an older Haiku at a quarter of today's price, or means what is left to pay.",
            [string.Create(CultureInfo.InvariantCulture, $"0.7 x ${haiku.Input} + 0.2 x ${sonnet.Input} + 0.1 x ${opus.Input} = ${blend:0.##} a million, against ${sonnet.Input}")]);
    }

    private static TokenPrice PriceOf(ModelCatalog catalog, string model) =>
        catalog.TryFind(model, out var info) && info.Prices.Count > 0
            ? info.Prices[^1].For(0)
            : throw new WorkloadException($"The catalogue has no price of '{model}', which the published cases are about.");

    private static PublishedFigure Dollars(string name, string stage, double published, SimulatedDay day, string note) =>
        new(name, stage, published, (double)decimal.Round(day.Cost, 2), note, day.Arithmetic);

    private static double Percent(decimal share) => (double)decimal.Round(100 * share, 1);
}
