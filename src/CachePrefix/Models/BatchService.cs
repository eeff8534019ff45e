#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>What a provider says of how batches go.</summary>
/// <param name="Usual">The time within which most batches end.</param>
/// <param name="Window">The time after which a batch ends, done or not.</param>
/// <param name="LeastHits">The lowest share of requests, from 0 to 1, that was seen to read a shared prefix from the cache.</param>
/// <param name="MostHits">The highest share.</param>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
readonly record struct BatchService(TimeSpan Usual, TimeSpan Window, double LeastHits, double MostHits);
