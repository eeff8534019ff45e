using CachePrefix.Models;

namespace CachePrefix.Emulator.Cache;

/// <summary>What a model allows for breakpoints.</summary>
/// <param name="MinimumTokens">The fewest tokens of a prefix that is cached.</param>
/// <param name="LongLifetime">The lifetime whose writes are billed as long ones; <see langword="null"/> where the model has only one.</param>
internal readonly record struct BreakpointLimits(int MinimumTokens, TimeSpan? LongLifetime)
{
    public static BreakpointLimits Of(ModelInfo model) => new(
        model.MinimumPrefixTokens ?? 0,
        model.Lifetimes.Count > 1 ? model.Lifetimes.Max(lifetime => lifetime.Duration) : null);

    public bool IsLong(CacheLifetime lifetime) => lifetime.Duration == LongLifetime;
}
