using CachePrefix.Models;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CachePrefix;

/// <summary>Adds routers that know what the providers' caches hold.</summary>
public static class CacheAwareRoutingExtensions
{
    /// <summary>Adds a router that prompts name with <see cref="RouteAttribute"/> and that weighs another one's demands against the caches.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name.</param>
    /// <param name="demand">Says which tier a request needs.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    public static CachePrefixBuilder AddCacheAwareRouter(this CachePrefixBuilder builder, string name, IPromptRouter demand, CacheAwareRoutingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return builder.AddCacheAwareRouter(name, _ => demand, options);
    }

    /// <summary>Adds a router that prompts name with <see cref="RouteAttribute"/> and that weighs another one's demands against the caches.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name.</param>
    /// <param name="createDemand">Creates what says which tier a request needs.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    public static CachePrefixBuilder AddCacheAwareRouter(
        this CachePrefixBuilder builder, string name, Func<IServiceProvider, IPromptRouter> createDemand, CacheAwareRoutingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(createDemand);
        var settings = (options ?? new CacheAwareRoutingOptions()).Checked();
        builder.Services.TryAddSingleton(static services => new PrefixWarmth(catalog: services.GetRequiredService<ModelCatalog>()));
        builder.Services.AddKeyedSingleton(name, (services, _) => new CacheAwareRouter(
            createDemand(services), services.GetRequiredService<ITierRegistry>(), services.GetRequiredService<PrefixWarmth>(), settings, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IAttemptObserver>(services => services.GetRequiredKeyedService<CacheAwareRouter>(name));
        return builder.AddRouter(name, services => services.GetRequiredKeyedService<CacheAwareRouter>(name));
    }

    /// <summary>
    /// Lets the machines that run the program tell one another what the providers' caches hold, through the program's <see cref="IDistributedCache"/>.
    /// Call it before the routers are added.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    public static CachePrefixBuilder SharePrefixWarmth(this CachePrefixBuilder builder, PrefixWarmthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(services => new PrefixWarmth(
            options, services.GetRequiredService<ModelCatalog>(), services.GetService<IDistributedCache>() ?? throw new CachePrefixConfigurationException(
                "SharePrefixWarmth found no IDistributedCache among the services. Add one, for example with services.AddStackExchangeRedisCache(...).")));
        return builder;
    }
}
