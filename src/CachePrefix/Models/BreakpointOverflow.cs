#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>What a provider does with more breakpoints than it allows.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum BreakpointOverflow
{
    /// <summary>It answers with an error.</summary>
    Reject,

    /// <summary>It keeps the last ones and says nothing.</summary>
    KeepLast,
}
