using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Economics;

/// <summary>From how many calls an hour on a cached prefix costs less than an uncached one.</summary>
/// <remarks>
/// Calls that come independently of each other, <c>n</c> an hour, find a prefix that lives <c>T</c> hours after its last use with the
/// probability <c>p = 1 - exp(-n T)</c>. With the price of uncached input as unit, a call then costs <c>p r + (1 - p) w</c> on average, for a read
/// price <c>r</c> and a write price <c>w</c>, which is less than one from <c>n = ln((w - r) / (1 - r)) / T</c> on.
/// </remarks>
internal static class RungEconomy
{
    /// <summary>The calls an hour, zero where writing costs no more than not caching, or <see langword="null"/> where a price is not known.</summary>
    public static double? BreakEven(ModelInfo model, bool isLong)
    {
        var hours = (isLong ? model.LongLife : model.ShortLife).TotalHours;
        if (model.Price is not { Input: > 0 } price || hours <= 0)
            return null;

        var write = (double)((isLong ? price.CacheWrite1h : price.CacheWrite5m) / price.Input);
        var read = (double)(price.CacheRead / price.Input);
        return write <= 1 ? 0
            : read >= 1 ? double.PositiveInfinity
            : Math.Log((write - read) / (1 - read)) / hours;
    }

    /// <summary>From which share of reads a cached call costs less than an uncached one; zero where no price is known.</summary>
    public static double BreakEvenHitRate(ModelInfo model, bool isLong)
    {
        if (model.Price is not { Input: > 0 } price)
            return 0;

        var write = isLong ? price.CacheWrite1h : price.CacheWrite5m;
        return write <= price.Input || write <= price.CacheRead ? 0 : (double)((write - price.Input) / (write - price.CacheRead));
    }
}
