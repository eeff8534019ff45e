using CachePrefix;
using CachePrefix.Postgres;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps answers in PostgreSQL.</summary>
public static class PostgresServiceCollectionExtensions
{
    /// <summary>Makes PostgreSQL the program's distributed cache, and so the second level of its response cache.</summary>
    /// <param name="services">The program's services, with an <see cref="NpgsqlDataSource"/> unless one is given here.</param>
    /// <param name="source">Opens connections; the registered one when <see langword="null"/>.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgresDistributedCache(this IServiceCollection services, NpgsqlDataSource? source = null, Action<PostgresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = OptionsOf(configure);
        services.TryAddSingleton<IDistributedCache>(provider => new PostgresDistributedCache(SourceOf(provider, source), options, provider.GetService<TimeProvider>()));
        return services;
    }

    /// <summary>Keeps the entries of the semantic cache in PostgreSQL with pgvector.</summary>
    /// <param name="services">The program's services, with an <see cref="NpgsqlDataSource"/> unless one is given here.</param>
    /// <param name="source">Opens connections; the registered one when <see langword="null"/>.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgresSemanticStore(this IServiceCollection services, NpgsqlDataSource? source = null, Action<PostgresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = OptionsOf(configure);
        services.TryAddSingleton<ISemanticCacheStore>(provider => new PostgresSemanticStore(SourceOf(provider, source), options, provider.GetService<TimeProvider>()));
        return services;
    }

    /// <summary>Keeps the records of every attempt in PostgreSQL, where several instances share them; adds metering where it is missing.</summary>
    /// <param name="services">The program's services, with an <see cref="NpgsqlDataSource"/> unless one is given here.</param>
    /// <param name="source">Opens connections; the registered one when <see langword="null"/>.</param>
    /// <param name="configure">Changes settings.</param>
    /// <param name="configureWriter">Changes how records are queued and written.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgresLedger(
        this IServiceCollection services, NpgsqlDataSource? source = null, Action<PostgresOptions>? configure = null, Action<LedgerWriterOptions>? configureWriter = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = OptionsOf(configure);
        return services.AddCallLedger(provider => new PostgresCallLedger(SourceOf(provider, source), options, provider.GetService<TimeProvider>()), configureWriter);
    }

    /// <summary>Keeps batches in PostgreSQL, where several processes share them.</summary>
    /// <param name="services">The program's services, with an <see cref="NpgsqlDataSource"/> unless one is given here.</param>
    /// <param name="source">Opens connections; the registered one when <see langword="null"/>.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgresBatches(this IServiceCollection services, NpgsqlDataSource? source = null, Action<PostgresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = OptionsOf(configure);
        services.TryAddSingleton<IBatchStore>(provider => new PostgresBatchStore(SourceOf(provider, source), options));
        return services.AddBatches();
    }

    private static PostgresOptions OptionsOf(Action<PostgresOptions>? configure)
    {
        var options = new PostgresOptions();
        configure?.Invoke(options);
        return options;
    }

    private static NpgsqlDataSource SourceOf(IServiceProvider provider, NpgsqlDataSource? source) =>
        source ?? provider.GetService<NpgsqlDataSource>() ?? throw new CachePrefixConfigurationException(
            "There is no NpgsqlDataSource. Register one, services.AddSingleton(NpgsqlDataSource.Create(connectionString)), or give it to the call.");
}
