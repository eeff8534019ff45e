#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>How long a provider keeps a cached prefix after its last use.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum CacheTtl
{
    /// <summary>
    /// The shortest lifetime that the request allows: five minutes, or one hour where a later rung asks for
    /// one hour, because providers refuse a longer lifetime after a shorter one.
    /// </summary>
    Default = 0,

    /// <summary>Five minutes.</summary>
    FiveMinutes = 1,

    /// <summary>One hour. Writing costs more than for <see cref="FiveMinutes"/>.</summary>
    OneHour = 2,
}
