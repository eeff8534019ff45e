using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

/// <summary>Adds response caches to programs and clients.</summary>
public static class ResponseCacheExtensions
{
    /// <summary>Keeps the answers of prompts with <see cref="CacheResponseAttribute"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Uses the program's <see cref="HybridCache"/> if it has one, otherwise a cache in memory, with the program's
    /// <see cref="IDistributedCache"/> as second level where there is one.
    /// </remarks>
    public static IServiceCollection AddResponseCache(this IServiceCollection services, Action<ResponseCacheOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var options = new ResponseCacheOptions();
            configure?.Invoke(options);
            options.Catalog ??= provider.GetService<ModelCatalog>();
            return new ResponseCache(
                options,
                provider.GetService<HybridCache>(),
                provider.GetService<IDistributedCache>(),
                provider.GetService<TimeProvider>(),
                provider.GetService<ILogger<ResponseCache>>());
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnswerStep, ResponseCacheStep>(static provider =>
            new ResponseCacheStep(provider.GetRequiredService<ResponseCache>().Store, provider.GetRequiredService<ITierRegistry>())));
        return services;
    }

    /// <summary>Gives earlier answers of a client again to the same requests.</summary>
    /// <param name="client">The client.</param>
    /// <param name="expiration">How long an answer may be given again.</param>
    /// <param name="cache">Where answers lie; a cache in memory of its own when <see langword="null"/>.</param>
    /// <returns>The client with a response cache.</returns>
    public static ResponseCachingChatClient WithResponseCache(this IChatClient client, TimeSpan expiration, ResponseCache? cache = null) =>
        WithResponseCache(client, new ResponseCachePolicy(expiration), cache);

    /// <summary>Gives earlier answers of a client again to the same requests.</summary>
    /// <param name="client">The client.</param>
    /// <param name="policy">How long answers are kept.</param>
    /// <param name="cache">Where answers lie; a cache in memory of its own when <see langword="null"/>.</param>
    /// <returns>The client with a response cache.</returns>
    public static ResponseCachingChatClient WithResponseCache(this IChatClient client, ResponseCachePolicy policy, ResponseCache? cache = null) =>
        (cache ?? new ResponseCache()).AddTo(client, policy);
}
