using System.ComponentModel;
using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers tiers and prompt clients.</summary>
public static class CachePrefixServiceCollectionExtensions
{
    /// <summary>Adds the tiers and settings that prompt clients use. May be called several times; tiers add up.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Adds tiers and settings; runs at once.</param>
    /// <returns>The same services.</returns>
    /// <remarks>A host refuses to start when a registered prompt uses a tier that has not been added.</remarks>
    public static IServiceCollection AddCachePrefix(this IServiceCollection services, Action<CachePrefixBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new CachePrefixBuilder(services, GetOrAddTiers(services)));
        services.TryAddSingleton(ModelCatalog.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new MissingAdapter(
            provider.GetRequiredService<ModelCatalog>(), provider.GetService<ILoggerFactory>()?.CreateLogger<MissingAdapter>()));
        services.TryAddSingleton<ITierRegistry>(provider => new ServiceTierRegistry(provider, provider.GetRequiredService<TierDescriptors>()));
        services.TryAddSingleton(provider => new PromptRuntime(
            provider.GetRequiredService<ITierRegistry>(),
            provider.GetRequiredService<IOptions<CachePrefixOptions>>().Value,
            provider.GetRequiredService<ModelCatalog>(),
            provider.GetRequiredService<TimeProvider>(),
            provider,
            provider.GetServices<IAnswerStep>(),
            provider.GetServices<IAttemptObserver>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CachePrefixOptions>, StartupCheck>());
        services.AddOptions<CachePrefixOptions>().ValidateOnStart();
        return services;
    }

    /// <summary>Adds a prompt's client under its interface and its class. Called by generated code.</summary>
    /// <typeparam name="TInterface">The client's interface.</typeparam>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The program's services.</param>
    /// <param name="layout">The prompt's layout.</param>
    /// <param name="route">The prompt's route.</param>
    /// <param name="create">Creates the client.</param>
    /// <returns>The same services.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IServiceCollection AddPromptClient<TInterface, TClient>(
        this IServiceCollection services, PromptLayout layout, PromptRoute route, Func<PromptRuntime, TClient> create)
        where TInterface : class
        where TClient : class, TInterface
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(TClient)))
            return services;

        services.AddSingleton(new PromptRegistration(layout, route, typeof(TClient)));
        services.TryAddSingleton(provider => create(provider.GetService<PromptRuntime>() ?? throw new CachePrefixConfigurationException(
            $"Prompt '{layout.Name}' has a client but no tiers. Call services.AddCachePrefix(options => options.AddTier(...)).")));
        services.TryAddSingleton<TInterface>(static provider => provider.GetRequiredService<TClient>());
        return services;
    }

    private static TierDescriptors GetOrAddTiers(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(TierDescriptors) && service.ImplementationInstance is TierDescriptors tiers)
                return tiers;
        }

        var added = new TierDescriptors();
        services.AddSingleton(added);
        return added;
    }
}
