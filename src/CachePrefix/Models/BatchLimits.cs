#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>The most that one batch of a provider takes.</summary>
/// <param name="Requests">The most requests.</param>
/// <param name="Bytes">The most bytes.</param>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
readonly record struct BatchLimits(int Requests, long Bytes);
