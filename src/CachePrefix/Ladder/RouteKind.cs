#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>How a prompt chooses its tier.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum RouteKind
{
    /// <summary>One tier answers every request.</summary>
    Fixed = 0,

    /// <summary>Tiers are asked in order until an answer is valid.</summary>
    Cascade = 1,

    /// <summary>A method of the prompt names the tier of each request.</summary>
    Method = 2,
}
