using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Keys of <see cref="UsageDetails.AdditionalCounts"/> under which provider packages report cache writes, which
/// <see cref="UsageDetails"/> has no property for.
/// </summary>
public static class UsageKeys
{
    /// <summary>
    /// Input tokens written to the cache for five minutes (or for the provider's shortest lifetime). A package that reports writes reports
    /// this key, with 0 where all were written for longer.
    /// </summary>
    public const string Written5m = "cacheprefix:written_5m";

    /// <summary>Input tokens written to the cache for one hour.</summary>
    public const string Written1h = "cacheprefix:written_1h";
}
