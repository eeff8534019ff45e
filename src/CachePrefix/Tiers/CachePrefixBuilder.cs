using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CachePrefix;

/// <summary>Adds tiers and settings at start-up.</summary>
public sealed class CachePrefixBuilder
{
    private readonly TierDescriptors _tiers;

    internal CachePrefixBuilder(IServiceCollection services, TierDescriptors tiers)
    {
        Services = services;
        _tiers = tiers;
    }

    /// <summary>The program's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Models that <see cref="AddConfiguration"/> has read, by tier.</summary>
    private Dictionary<string, string> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a tier. Its client is a keyed <see cref="IChatClient"/> with the tier's name as key, created when a host starts or when first used.</summary>
    /// <param name="name">The name that prompts use; upper and lower case differ.</param>
    /// <param name="createClient">Creates the client.</param>
    /// <param name="model">The model's id for prices; what the configuration or the client says when <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="CachePrefixConfigurationException">There is a tier of that name already.</exception>
    public CachePrefixBuilder AddTier(string name, Func<IServiceProvider, IChatClient> createClient, string? model = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(createClient);
        _tiers.Add(new TierDescriptor(name, model ?? Models.GetValueOrDefault(name)));
        Services.TryAddKeyedSingleton(name, (services, _) => createClient(services));
        return this;
    }

    /// <summary>Adds every tier that the configuration names, with one way to create the clients.</summary>
    /// <param name="createClient">Creates the client of a tier; the tier's model is the configured one.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="CachePrefixConfigurationException">No tiers have been read with <see cref="AddConfiguration"/>, or one is added twice.</exception>
    public CachePrefixBuilder AddTiers(Func<IServiceProvider, TierDescriptor, IChatClient> createClient)
    {
        ArgumentNullException.ThrowIfNull(createClient);
        if (Models.Count == 0)
            throw new CachePrefixConfigurationException("AddTiers found no tiers. Call AddConfiguration first with a configuration that has a 'tiers' section.");

        foreach (var (name, model) in Models)
        {
            var descriptor = new TierDescriptor(name, model);
            AddTier(name, services => createClient(services, descriptor), model);
        }

        return this;
    }

    /// <summary>Reads the content of <c>cacheprefix.json</c>: models per tier, lifetimes per rung and routers by rules.</summary>
    /// <param name="configuration">The configuration, or the section of it that has <c>tiers</c>, <c>ttl</c> and <c>routers</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="CachePrefixConfigurationException">A tier has no model, a lifetime or rung is not one, or a rule of a router cannot be meant.</exception>
    public CachePrefixBuilder AddConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (var (name, model) in CachePrefixConfiguration.ReadTiers(configuration))
            Models[name] = model;

        foreach (var (name, router) in RouterConfiguration.Read(configuration))
            AddRouter(name, router);

        var ttls = CachePrefixConfiguration.ReadTtls(configuration);
        return Configure(options =>
        {
            foreach (var (rung, ttl) in ttls)
                options.Ttls[rung] = ttl;
        });
    }

    /// <summary>Adds a router that prompts name with <see cref="RouteAttribute"/>. It takes the place of one of the same name that was added before.</summary>
    /// <param name="name">The name.</param>
    /// <param name="router">The router. When it fails or has no opinion, the cascade starts at its first tier.</param>
    /// <returns>The same builder.</returns>
    public CachePrefixBuilder AddRouter(string name, IPromptRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        return AddRouter(name, _ => router);
    }

    /// <summary>Adds a router that needs services.</summary>
    /// <param name="name">The name.</param>
    /// <param name="createRouter">Creates the router when it is first used.</param>
    /// <returns>The same builder.</returns>
    public CachePrefixBuilder AddRouter(string name, Func<IServiceProvider, IPromptRouter> createRouter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(createRouter);
        Services.AddSingleton(services => new NamedRouter(name, new Lazy<IPromptRouter>(() => createRouter(services))));
        return this;
    }

    /// <summary>Changes settings that all prompts share.</summary>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public CachePrefixBuilder Configure(Action<CachePrefixOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Uses another price sheet, such as <see cref="ModelCatalog.Default"/> with overrides.</summary>
    /// <param name="catalog">The models and their prices.</param>
    /// <returns>The same builder.</returns>
    public CachePrefixBuilder UseCatalog(ModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Services.Replace(ServiceDescriptor.Singleton(catalog));
        return this;
    }
}
