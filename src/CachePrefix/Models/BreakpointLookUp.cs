#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>Where a provider that does not count positions looks for prefixes written earlier.</summary>
/// <param name="FirstBreakpoints">How many of a request's first breakpoints it tries.</param>
/// <param name="LastBreakpoints">How many of a request's last breakpoints it tries.</param>
/// <param name="MessageEndings">How many of the last message endings it tries where the request lets it place a breakpoint itself.</param>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed record BreakpointLookUp(int FirstBreakpoints, int LastBreakpoints, int MessageEndings);
