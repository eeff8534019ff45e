using CachePrefix.Models;
using CsCheck;

namespace CachePrefix.Tests.Routing.Warmth;

public sealed class HorizonPlanTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    private static readonly Gen<PlanRequest> Requests = Gen.Select(
        Gen.Int[2, 3], Gen.Double[0, 80_000].Array[3], Gen.Double[-60, 400].Array[3], Gen.Double[1_000, 80_000], Gen.Double[0, 2_000], Gen.Int[1, 5], Gen.Double[0, 1].Array[9], Gen.Int[10, 400],
        static (tiers, warm, seconds, marked, growth, horizon, chances, gap) => new PlanRequest
        {
            Tiers = [.. Enumerable.Range(0, tiers).Select(i => TierOf(i, marked, warm[i], seconds[i]))],
            Growth = growth,
            Gap = TimeSpan.FromSeconds(gap),
            Horizon = horizon,
            Demand = (int)(chances[0] * (tiers - 1)),
            Demands = RowsOf(chances, tiers),
            Rejections = growth > 1_000 ? [.. RowsOf(chances, tiers).Select((chance, i) => i % tiers == tiers - 1 ? 0 : chance)] : null,
        });

    [Fact]
    public void No_way_of_staying_or_moving_is_cheaper_than_what_is_chosen() => Requests.Sample(static request =>
    {
        var best = HorizonPlan.Weigh(request).Where(static cost => !double.IsNaN(cost)).Min();
        var costs = new HorizonCosts(request, request.Horizon);
        for (var home = 0; home < request.Tiers.Length; home++)
        {
            var tier = home;
            var stay = Expect(request, costs, (demand, _) => Math.Max(demand, tier));
            var stayUp = Expect(request, costs, (demand, before) => Math.Max(demand, Math.Max(before, tier)));
            Assert.True(best <= stay + 1e-9 && best <= stayUp + 1e-9, $"best {best}, staying on {home} {stay}, {stayUp}");
        }

        Assert.True(best <= Expect(request, costs, static (demand, _) => demand) + 1e-9);
    }, iter: 300, threads: 1);

    [Fact]
    public void Equal_requests_are_weighed_equally() =>
        Requests.Sample(static request => HorizonPlan.Weigh(request).AsSpan().SequenceEqual(HorizonPlan.Weigh(request)), iter: 50, threads: 1);

    [Fact]
    public void A_tier_weaker_than_asked_for_is_not_weighed() => Requests.Sample(static request =>
    {
        var costs = HorizonPlan.Weigh(request);
        for (var tier = 0; tier < costs.Length; tier++)
            Assert.Equal(tier < request.Demand, double.IsNaN(costs[tier]));
    }, iter: 100, threads: 1);

    [Fact]
    public void More_warmth_never_costs_more() => Gen.Select(Requests, Gen.Int[0, 1]).Sample(static (request, tier) =>
    {
        var warmer = new PlanRequest
        {
            Tiers = [.. request.Tiers.Select((planned, i) => i == tier ? planned with { Cache = planned.Cache with { Warm = planned.Cache.Prefix, WarmFor = TimeSpan.FromMinutes(10) } } : planned)],
            Growth = request.Growth, Gap = request.Gap, Horizon = request.Horizon, Demand = request.Demand, Demands = request.Demands, Rejections = request.Rejections,
        };
        var before = HorizonPlan.Weigh(request);
        var after = HorizonPlan.Weigh(warmer);
        for (var i = request.Demand; i < before.Length; i++)
            Assert.True(after[i] <= before[i] + 1e-9);
    }, iter: 150, threads: 1);

    [Theory]
    [InlineData(0, 300, 60, 1)]
    [InlineData(1, 300, 60, 0.9933)]
    [InlineData(3, 300, 60, 0.8753)]
    [InlineData(5, 300, 60, 0.5595)]
    [InlineData(1, 0, 60, 0)]
    [InlineData(0, 0, 60, 0)]
    public void Pauses_add_up(int pauses, int life, int gap, double expected) =>
        Assert.Equal(expected, HorizonCosts.Survival(pauses, TimeSpan.FromSeconds(life), TimeSpan.FromSeconds(gap)), 4);

    [Theory]
    [InlineData(2, 8, 8)]
    [InlineData(3, 8, 8)]
    [InlineData(4, 8, 8)]
    [InlineData(5, 8, 5)]
    [InlineData(8, 8, 1)]
    [InlineData(40, 8, 1)]
    public void Many_tiers_are_weighed_over_fewer_turns(int tiers, int wanted, int turns) => Assert.Equal(turns, HorizonPlan.HorizonOf(tiers, wanted));

    /// <summary>The expected cost of a fixed way to choose, by walking through every order of demands.</summary>
    private static double Expect(PlanRequest request, HorizonCosts costs, Func<int, int, int> choose)
    {
        var last = new int[request.Tiers.Length];
        Array.Fill(last, HorizonCosts.Before);
        return Walk(0, request.Demand, 0, last);

        double Walk(int turn, int demand, int before, int[] asked)
        {
            var tier = choose(demand, before);
            var cost = HorizonPlan.CostOf(request, costs, tier, turn, demand, asked);
            if (turn + 1 == request.Horizon)
                return cost;

            var next = (int[])asked.Clone();
            next[tier] = turn;
            for (var following = 0; following < request.Tiers.Length; following++)
                cost += request.Demands[(demand * request.Tiers.Length) + following] * Walk(turn + 1, following, tier, next);
            return cost;
        }
    }

    private static PlannedTier TierOf(int index, double marked, double warm, double seconds)
    {
        var id = new[] { "claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-8" }[index];
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));
        var scale = (double)model.TokenScale;
        return new PlannedTier(model.PricesAt(Day)!, new WarmPrefix
        {
            Scale = scale,
            Marked = marked * scale,
            Tail = 50 * scale,
            Minimum = model.MinimumPrefixTokens ?? 0,
            Warm = seconds > 0 && marked * scale >= model.MinimumPrefixTokens ? Math.Min(warm, marked) * scale : 0,
            WarmFor = TimeSpan.FromSeconds(Math.Max(0, seconds)),
            Life = TimeSpan.FromMinutes(5),
        }, Output: 200 * scale, LongLife: TimeSpan.FromHours(1));
    }

    private static double[] RowsOf(double[] chances, int tiers)
    {
        var rows = new double[tiers * tiers];
        for (var row = 0; row < tiers; row++)
        {
            var sum = chances.Skip(row * tiers).Take(tiers).Sum() + tiers;
            for (var i = 0; i < tiers; i++)
                rows[(row * tiers) + i] = (chances[(row * tiers) + i] + 1) / sum;
        }

        return rows;
    }
}
