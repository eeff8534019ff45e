using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds metering to programs.</summary>
public static class MeteringServiceCollectionExtensions
{
    /// <summary>Makes a record of every attempt of every prompt client, and gives it to the sinks.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMetering(this IServiceCollection services, Action<MeteringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<MeteringOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(static provider => new CallMeter(
            provider.GetServices<ICallSink>(),
            provider.GetRequiredService<Options.IOptions<MeteringOptions>>().Value,
            provider.GetService<ModelCatalog>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ITierRegistry>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAttemptObserver, CallMeter>(static provider => provider.GetRequiredService<CallMeter>()));
        return services;
    }

    /// <summary>Keeps the records of every attempt in a ledger; adds metering where it is missing.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="create">Creates the ledger; disposed with the services when it can be.</param>
    /// <param name="configure">Changes how records are queued and written.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCallLedger(
        this IServiceCollection services, Func<IServiceProvider, ICallLedger> create, Action<LedgerWriterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        var options = new LedgerWriterOptions();
        configure?.Invoke(options);
        services.AddMetering();
        services.TryAddSingleton(create);
        services.TryAddSingleton(provider => new LedgerWriter(
            provider.GetRequiredService<ICallLedger>(), options, provider.GetService<ILogger<LedgerWriter>>(), provider.GetService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICallSink, LedgerWriter>(static provider => provider.GetRequiredService<LedgerWriter>()));
        return services;
    }

    /// <summary>Emits spans and metrics of every attempt under the name <see cref="CallTelemetry.SourceName"/>; adds metering where it is missing.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes what is emitted.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCallTelemetry(this IServiceCollection services, Action<CallTelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new CallTelemetryOptions();
        configure?.Invoke(options);
        services.AddMetering();
        services.TryAddSingleton(_ => new CallTelemetry(options));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICallSink, CallTelemetry>(static provider => provider.GetRequiredService<CallTelemetry>()));
        return services;
    }
}
