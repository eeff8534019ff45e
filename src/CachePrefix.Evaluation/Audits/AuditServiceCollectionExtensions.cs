using CachePrefix;
using CachePrefix.Evaluation;
using CachePrefix.Models;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the audit of production to programs.</summary>
public static class AuditServiceCollectionExtensions
{
    /// <summary>Asks a sample of the requests that cheaper tiers and caches answered again on the best tier, while the host runs. Watches are told how often answers disagree.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Says which tier is the best one, how much is sampled and what that may cost.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddProductionAudit(this IServiceCollection services, Action<ProductionAuditOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ProductionAuditOptions();
        configure(options);
        services.TryAddSingleton(provider => new ProductionAudit(
            options,
            provider.GetRequiredService<ITierRegistry>(),
            provider.GetServices<IDisagreementSink>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<ProductionAudit>>(),
            provider.GetService<ModelCatalog>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAttemptObserver, ProductionAudit>(static provider => provider.GetRequiredService<ProductionAudit>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ProductionAudit>(static provider => provider.GetRequiredService<ProductionAudit>()));
        return services;
    }
}
