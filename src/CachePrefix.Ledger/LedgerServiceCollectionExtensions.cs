using CachePrefix;
using CachePrefix.Ledger;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite ledger to programs.</summary>
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
}
