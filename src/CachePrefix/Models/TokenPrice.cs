#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>One row of a price sheet: what tokens cost in one period at one length of input.</summary>
/// <remarks>All prices are US dollars per million tokens.</remarks>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed class TokenPrice
{
    private const decimal Million = 1_000_000m;

    private readonly decimal _perInput;
    private readonly decimal _perRead;
    private readonly decimal _perShortWrite;
    private readonly decimal _perLongWrite;
    private readonly decimal _perOutput;

    internal TokenPrice(
        long aboveInputTokens,
        decimal input,
        decimal cacheRead,
        IReadOnlyDictionary<string, decimal> cacheWrites,
        decimal shortWrite,
        decimal longWrite,
        decimal output,
        decimal? cacheStorage)
    {
        AboveInputTokens = aboveInputTokens;
        Input = input;
        CacheRead = cacheRead;
        CacheWrites = cacheWrites;
        CacheWrite5m = shortWrite;
        CacheWrite1h = longWrite;
        Output = output;
        CacheStorage = cacheStorage;
        _perInput = input / Million;
        _perRead = cacheRead / Million;
        _perShortWrite = shortWrite / Million;
        _perLongWrite = longWrite / Million;
        _perOutput = output / Million;
    }

    /// <summary>The row holds for calls with more input tokens than this, cached ones included.</summary>
    public long AboveInputTokens { get; }

    /// <summary>Uncached input.</summary>
    public decimal Input { get; }

    /// <summary>Input read from the cache; the price of uncached input where the provider gives no discount.</summary>
    public decimal CacheRead { get; }

    /// <summary>Input written to the cache, by the name of the lifetime; empty where writing costs what uncached input costs.</summary>
    public IReadOnlyDictionary<string, decimal> CacheWrites { get; }

    /// <summary>Input written for five minutes, or for the model's shortest lifetime.</summary>
    public decimal CacheWrite5m { get; }

    /// <summary>Input written for one hour, or for the model's longest lifetime.</summary>
    public decimal CacheWrite1h { get; }

    /// <summary>Generated tokens.</summary>
    public decimal Output { get; }

    /// <summary>
    /// What a million tokens cost per hour in an explicit cache, however often they are read; <see langword="null"/> where the provider has none
    /// or the price is unknown.
    /// </summary>
    public decimal? CacheStorage { get; }

    /// <summary>The whole cost of tokens; <see cref="CostOf"/> for callers that need no classes. Most calls have no tokens in some classes.</summary>
    internal decimal TotalOf(in TokenUsage usage)
    {
        var total = usage.UncachedInput * _perInput;
        if (usage.CacheRead != 0)
            total += usage.CacheRead * _perRead;
        if (usage.CacheWrite5m != 0)
            total += usage.CacheWrite5m * _perShortWrite;
        if (usage.CacheWrite1h != 0)
            total += usage.CacheWrite1h * _perLongWrite;
        return total + (usage.Output * _perOutput);
    }

    /// <summary>The cost of tokens at this row's prices.</summary>
    /// <param name="usage">The tokens, by class.</param>
    public CallCost CostOf(in TokenUsage usage) => new(
        usage.UncachedInput * _perInput,
        usage.CacheRead * _perRead,
        usage.CacheWrite5m * _perShortWrite + usage.CacheWrite1h * _perLongWrite,
        usage.Output * _perOutput);

    internal TokenPrice Times(decimal factor) => new(
        AboveInputTokens,
        Input * factor,
        CacheRead * factor,
        CacheWrites.ToDictionary(static write => write.Key, write => write.Value * factor, StringComparer.Ordinal),
        CacheWrite5m * factor,
        CacheWrite1h * factor,
        Output * factor,
        CacheStorage * factor);
}
