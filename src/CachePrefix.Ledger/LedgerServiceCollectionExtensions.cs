using CachePrefix;
using CachePrefix.Ledger;
using CachePrefix.Ledger.Watches;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite ledger and watches to programs.</summary>
public static class LedgerServiceCollectionExtensions
{
    /// <summary>Keeps the records of every attempt in a SQLite file.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="configure">Changes how long records are kept.</param>
    /// <param name="configureWriter">Changes how records are queued and written.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSqliteLedger(
        this IServiceCollection services, string path, Action<SqliteLedgerOptions>? configure = null, Action<LedgerWriterOptions>? configureWriter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteLedgerOptions();
        configure?.Invoke(options);
        return services.AddCallLedger(provider => new SqliteCallLedger(path, options, provider.GetService<TimeProvider>()), configureWriter);
    }

    /// <summary>Watches hit rates, escalations and budgets; adds metering where it is missing, and a health check called <c>cacheprefix</c>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes what is watched for.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCallWatches(this IServiceCollection services, Action<CallWatchOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new CallWatchOptions();
        configure?.Invoke(options);
        if (options.DownRouteFrom is { } share && share is not (> 0 and <= 1))
            throw new CachePrefixConfigurationException(FormattableString.Invariant($"CallWatchOptions.DownRouteFrom is {share}; give a share of the budget above 0 and up to 1."));
        services.AddMetering();
        services.TryAddSingleton(provider => new CallWatch(options, provider.GetService<ILogger<CallWatch>>(), provider.GetService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICallSink, CallWatch>(static provider => provider.GetRequiredService<CallWatch>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDisagreementSink, CallWatch>(static provider => provider.GetRequiredService<CallWatch>()));
        services.AddHealthChecks().AddCheck<CallWatch>("cacheprefix");
        if (options.RefuseOverBudget)
            services.TryAddEnumerable(ServiceDescriptor.Singleton<CachePrefix.IAnswerStep, BudgetStep>());
        if (options.DownRouteFrom is not null)
        {
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IRouteCap, BudgetCap>(provider => new BudgetCap(
                provider.GetRequiredService<CallWatch>(), options, provider.GetRequiredService<ITierRegistry>(), provider.GetService<CachePrefix.Models.ModelCatalog>(), provider.GetService<TimeProvider>())));
        }

        return services;
    }
}
