#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>How long a cached prefix lives after its last use, as a provider names it.</summary>
/// <param name="Name">The provider's own name, such as <c>5m</c>, <c>1h</c>, <c>30m</c> or <c>in_memory</c>.</param>
/// <param name="Duration">The time from the start of the request that last wrote or read the prefix.</param>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed record CacheLifetime(string Name, TimeSpan Duration)
{
    /// <summary>Which of a model's lifetimes a breakpoint gets: for one hour the longest, else the shortest; <see langword="null"/> where the provider does not say.</summary>
    internal static CacheLifetime? Of(IReadOnlyList<CacheLifetime> lifetimes, CacheTtl ttl)
    {
        CacheLifetime? found = null;
        foreach (var lifetime in lifetimes)
        {
            if (found is null || (ttl == CacheTtl.OneHour ? lifetime.Duration > found.Duration : lifetime.Duration < found.Duration))
                found = lifetime;
        }

        return found;
    }
}
