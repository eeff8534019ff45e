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

    /// <summary>
    /// The service tier that processed a request, such as <c>flex</c> or <c>priority</c>, which multiplies its price. A text among the
    /// additional properties of responses and of the updates that carry the usage, not a count; missing where the provider does not say.
    /// </summary>
    public const string ServiceTier = "cacheprefix:service_tier";

    internal static string? ServiceTierOf(ChatResponse? response) =>
        ResponseProperties.TryGet(response, ServiceTier, out var tier) ? tier as string : null;
}
