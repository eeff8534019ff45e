namespace CachePrefix;

/// <summary>What a turn costs on each tier, for every turn of the horizon and every turn at which the tier may have been asked last.</summary>
internal sealed class HorizonCosts
{
    /// <summary>The tier has not been asked since now.</summary>
    public const int Before = -1;

    private readonly double[] _costs;
    private readonly int _horizon;
    private readonly int _tiers;

    public HorizonCosts(PlanRequest request, int horizon)
    {
        _horizon = horizon;
        _tiers = request.Tiers.Length;
        _costs = new double[_tiers * horizon * (horizon + 1)];
        for (var tier = 0; tier < _tiers; tier++)
        {
            for (var turn = 0; turn < horizon; turn++)
            {
                for (var last = Before; last < turn; last++)
                    _costs[IndexOf(tier, turn, last)] = Price(request, request.Tiers[tier], turn, last);
            }
        }
    }

    /// <summary>What one request costs, in US dollars.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="turn">The turn, 0 for now.</param>
    /// <param name="last">The turn at which the tier was asked last; <see cref="Before"/> for none.</param>
    public double Of(int tier, int turn, int last) => _costs[IndexOf(tier, turn, last)];

    private int IndexOf(int tier, int turn, int last) => (((tier * _horizon) + turn) * (_horizon + 1)) + last + 1;

    private static double Price(PlanRequest request, in PlannedTier tier, int turn, int last)
    {
        var cache = tier.Cache;
        var grown = request.Growth * cache.Scale;
        var marked = cache.Marked == 0 ? 0 : cache.Marked + (turn * grown);
        var prefix = marked >= cache.Minimum ? marked : 0;
        var uncached = marked - prefix + cache.Tail + (cache.Marked == 0 ? turn * grown : 0);
        var rates = TokenRates.Of(tier.Prices.For((long)(prefix + uncached)));
        var gap = request.Gap;
        double warm;
        if (last == Before)
        {
            warm = Expect(cache.Warm, Survival(turn, cache.WarmFor, gap), cache.StableWarm, Survival(turn, cache.StableWarmFor, gap));
        }
        else
        {
            var then = cache.Marked + (last * grown);
            warm = Expect(then >= cache.Minimum ? then : 0, Survival(turn - last, cache.Life, gap), cache.Stable, Survival(turn - last, cache.StableLife, gap));
        }

        warm = Math.Min(warm, prefix);
        var stable = Math.Min(Math.Max(0, cache.Stable - warm), prefix - warm);
        var write = tier.LongLife is { } life && cache.Life >= life ? rates.LongWrite : rates.Write;
        var stableWrite = tier.LongLife is { } longLife && cache.StableLife >= longLife ? rates.LongWrite : rates.Write;
        return (warm * rates.Read)
            + (stable * stableWrite)
            + ((prefix - warm - stable) * write)
            + (uncached * rates.Input)
            + (tier.Output * rates.Output);
    }

    /// <summary>The tokens that are expected to be warm: the whole while it lives, after that what lives longer.</summary>
    private static double Expect(double whole, double alive, double stable, double stableAlive) =>
        (alive * whole) + (Math.Max(0, stableAlive - alive) * stable);

    /// <summary>
    /// How likely a number of pauses between turns together are shorter than a lifetime. People answer after seconds or after lunch, so pauses are
    /// taken to be exponentially distributed.
    /// </summary>
    internal static double Survival(int pauses, TimeSpan life, TimeSpan gap)
    {
        if (life <= TimeSpan.Zero)
            return 0;
        if (pauses == 0)
            return 1;

        var ratio = life / gap;
        var term = Math.Exp(-ratio);
        var sum = 0.0;
        for (var i = 0; i < pauses; i++)
        {
            sum += term;
            term *= ratio / (i + 1);
        }

        return Math.Max(0, 1 - sum);
    }
}
