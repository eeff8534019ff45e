using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace CachePrefix.Tests.ResponseCache;

/// <summary>The implementations of <see cref="HybridCache"/> that everything must work on alike.</summary>
public static class Caches
{
    public static TheoryData<string> All => ["own", "hybrid", "fusion"];

    public static global::CachePrefix.ResponseCache Create(
        string kind, ResponseCacheOptions? options = null, IDistributedCache? secondLevel = null, TimeProvider? time = null) =>
        new(options, Hybrid(kind), kind == "own" ? secondLevel : null, time);

    private static HybridCache? Hybrid(string kind)
    {
        var services = new ServiceCollection();
        switch (kind)
        {
            case "hybrid":
                services.AddHybridCache();
                break;
            case "fusion":
                services.AddFusionCache().AsHybridCache();
                break;
            default:
                return null;
        }

        return services.BuildServiceProvider().GetRequiredService<HybridCache>();
    }
}
