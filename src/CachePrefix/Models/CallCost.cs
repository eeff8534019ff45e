#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix;
#endif

/// <summary>What one or more calls cost, in US dollars, split like <see cref="TokenUsage"/>.</summary>
/// <param name="UncachedInput">For tokens neither read from nor written to a cache.</param>
/// <param name="CacheRead">For tokens read from a cache.</param>
/// <param name="CacheWrite">For tokens written to a cache, whatever the lifetime.</param>
/// <param name="Output">For generated tokens.</param>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
readonly record struct CallCost(decimal UncachedInput, decimal CacheRead, decimal CacheWrite, decimal Output)
{
    /// <summary>The sum, in US dollars.</summary>
    public decimal Total => UncachedInput + CacheRead + CacheWrite + Output;

    /// <summary>Adds two costs class by class.</summary>
    /// <param name="left">One cost.</param>
    /// <param name="right">The other.</param>
    public static CallCost operator +(CallCost left, CallCost right) => new(
        left.UncachedInput + right.UncachedInput,
        left.CacheRead + right.CacheRead,
        left.CacheWrite + right.CacheWrite,
        left.Output + right.Output);

    /// <summary>Multiplies every class, for example by the batch multiplier of a provider.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="factor">The factor.</param>
    public static CallCost operator *(CallCost cost, decimal factor) =>
        new(cost.UncachedInput * factor, cost.CacheRead * factor, cost.CacheWrite * factor, cost.Output * factor);
}
