using CachePrefix.Models;

namespace CachePrefix;

/// <summary>How long providers keep what a breakpoint asks for.</summary>
internal static class CacheLives
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>The lifetime of a breakpoint with a model: its shortest, or for one hour its longest.</summary>
    public static TimeSpan Of(ModelInfo? model, CacheTtl ttl) =>
        (model is null ? null : CacheLifetime.Of(model.Lifetimes, ttl))?.Duration ?? (ttl == CacheTtl.OneHour ? Long : Short);
}
