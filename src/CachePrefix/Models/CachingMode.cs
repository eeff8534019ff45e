#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>How a model's provider decides what to cache.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum CachingMode
{
    /// <summary>The provider caches prefixes by itself, in increments; requests carry no breakpoints.</summary>
    Automatic,

    /// <summary>The provider caches up to breakpoints, which the request may place.</summary>
    Breakpoints,
}
