using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What a token costs, in US dollars.</summary>
internal readonly record struct TokenRates(double Input, double Read, double Write, double LongWrite, double Output)
{
    private const double Million = 1_000_000;

    public static TokenRates Of(TokenPrice price) => new(
        (double)price.Input / Million,
        (double)price.CacheRead / Million,
        (double)price.CacheWrite5m / Million,
        (double)price.CacheWrite1h / Million,
        (double)price.Output / Million);
}
