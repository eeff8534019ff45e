using System.Buffers;

namespace CachePrefix;

/// <summary>
/// Finds the tier whose choice now makes this turn and those of the horizon cheapest, given that every later turn is chosen as well as this one.
/// Exact: every order of tiers is weighed by how likely the demands are that lead to it.
/// </summary>
internal readonly struct HorizonPlan
{
    /// <summary>A longer horizon of more tiers than this is shortened.</summary>
    private const int MostStates = 40_000;

    private readonly PlanRequest _request;
    private readonly int _tiers;
    private readonly int _horizon;
    private readonly int _base;
    private readonly double[] _values;

    private HorizonPlan(PlanRequest request, HorizonCosts costs, int horizon, double[] values)
    {
        _request = request;
        _tiers = request.Tiers.Length;
        _horizon = horizon;
        _base = horizon + 1;
        Costs = costs;
        _values = values;
    }

    private HorizonCosts Costs { get; }

    /// <summary>The expected cost of the horizon in US dollars for each tier that may be asked now; NaN for those that may not.</summary>
    public static double[] Weigh(PlanRequest request)
    {
        var horizon = HorizonOf(request.Tiers.Length, request.Horizon);
        var states = StatesOf(request.Tiers.Length, horizon);
        var values = ArrayPool<double>.Shared.Rent(states);
        values.AsSpan(0, states).Fill(double.NaN);
        try
        {
            var plan = new HorizonPlan(request, new HorizonCosts(request, horizon), horizon, values);
            var costs = new double[request.Tiers.Length];
            Span<int> last = stackalloc int[request.Tiers.Length];
            last.Fill(HorizonCosts.Before);
            for (var tier = 0; tier < costs.Length; tier++)
                costs[tier] = tier >= plan.LeastAt(0, request.Demand) ? plan.Choose(tier, 0, request.Demand, last) : double.NaN;
            return costs;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
        }
    }

    /// <summary>The number of turns that are looked at with so many tiers.</summary>
    internal static int HorizonOf(int tiers, int wanted)
    {
        var horizon = Math.Max(1, wanted);
        while (horizon > 1 && StatesOf(tiers, horizon) > MostStates)
            horizon--;
        return horizon;
    }

    /// <summary>What a request to a tier costs with the requests that follow when its answer is rejected: to whichever stronger tier is cheapest then.</summary>
    internal static double CostOf(PlanRequest request, HorizonCosts costs, int tier, int turn, int demand, ReadOnlySpan<int> last)
    {
        if (request.Rejections is not { } rejections)
            return costs.Of(tier, turn, last[tier]);

        var cheapest = 0.0;
        for (var step = request.Tiers.Length - 1; ; step--)
        {
            var cost = costs.Of(step, turn, last[step]) + (rejections[(demand * request.Tiers.Length) + step] * cheapest);
            if (step == tier)
                return cost;

            cheapest = step == request.Tiers.Length - 1 ? cost : Math.Min(cheapest, cost);
        }
    }

    private static int StatesOf(int tiers, int horizon)
    {
        var states = (long)tiers;
        for (var i = 0; i < tiers && states <= MostStates; i++)
            states *= horizon + 1;
        return (int)Math.Min(states, int.MaxValue);
    }

    private int LeastAt(int turn, int demand) => turn < _request.FloorTurns ? Math.Max(demand, _request.Floor) : demand;

    private double Choose(int tier, int turn, int demand, Span<int> last)
    {
        var cost = CostOf(_request, Costs, tier, turn, demand, last);
        if (turn + 1 == _horizon)
            return cost;

        var before = last[tier];
        last[tier] = turn;
        for (var next = 0; next < _tiers; next++)
        {
            var chance = _request.Demands[(demand * _tiers) + next];
            if (chance > 0)
                cost += chance * Best(turn + 1, next, last);
        }

        last[tier] = before;
        return cost;
    }

    private double Best(int turn, int demand, Span<int> last)
    {
        var state = demand;
        foreach (var asked in last)
            state = (state * _base) + asked + 1;
        if (!double.IsNaN(_values[state]))
            return _values[state];

        var best = double.PositiveInfinity;
        for (var tier = LeastAt(turn, demand); tier < _tiers; tier++)
            best = Math.Min(best, Choose(tier, turn, demand, last));
        return _values[state] = best;
    }
}
