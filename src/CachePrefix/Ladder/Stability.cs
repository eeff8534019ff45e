#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>How often the text of a segment changes: the rungs of the stability ladder, most stable first.</summary>
/// <remarks>
/// A request always carries lower rungs before higher ones, and each rung that is present ends with a cache
/// breakpoint. Two calls that share every rung up to one share the cached text up to that rung's end.
/// </remarks>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum Stability
{
    /// <summary>Known at compile time: the same in every process that runs this build.</summary>
    Constant = 0,

    /// <summary>Fixed while the process or the release lives: a handbook read at start-up, say.</summary>
    Deployment = 1,

    /// <summary>Fixed per customer or user.</summary>
    Tenant = 2,

    /// <summary>Grows with one conversation and is never rewritten.</summary>
    Session = 3,

    /// <summary>May differ in every request. Never cached, so it cannot be given to <c>[CachedPrefix]</c>.</summary>
    Volatile = 4,
}
