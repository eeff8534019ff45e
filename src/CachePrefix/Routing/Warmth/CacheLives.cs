using CachePrefix.Models;

namespace CachePrefix;

/// <summary>How long providers keep what a breakpoint asks for.</summary>
internal static class CacheLives
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>The lifetime of a breakpoint with a model: its shortest, or for one hour its longest.</summary>
    public static TimeSpan Of(ModelInfo? model, CacheTtl ttl)
    {
        if (model is not { Lifetimes.Count: > 0 })
            return ttl == CacheTtl.OneHour ? Long : Short;

        var found = model.Lifetimes[0].Duration;
        foreach (var lifetime in model.Lifetimes)
        {
            if (ttl == CacheTtl.OneHour ? lifetime.Duration > found : lifetime.Duration < found)
                found = lifetime.Duration;
        }

        return found;
    }
}
