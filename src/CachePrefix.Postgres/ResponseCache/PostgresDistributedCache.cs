using CachePrefix.Postgres.Schema;
using Microsoft.Extensions.Caching.Distributed;
using Npgsql;
using NpgsqlTypes;

namespace CachePrefix.Postgres;

/// <summary>
/// A distributed cache in a PostgreSQL table, as second level of response caches or for anything else that takes an
/// <see cref="IDistributedCache"/>. Tables are made with the first call; expired entries are deleted behind writes.
/// </summary>
public sealed class PostgresDistributedCache : IDistributedCache
{
    private static readonly Migration First = new("cache-1", """
        create table {schema}.cache (
            key text primary key,
            value bytea not null,
            expires_at timestamptz not null,
            sliding interval,
            absolute_at timestamptz);
        create index cache_expires_at on {schema}.cache (expires_at);
        """);

    private readonly NpgsqlDataSource _source;
    private readonly Migrator _migrator;
    private readonly ExpirySweep _sweep;
    private readonly TimeProvider _time;
    private readonly string _table;

    /// <summary>Makes a cache. Connects to nothing yet.</summary>
    /// <param name="source">Opens connections; not disposed with the cache.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Tells what has expired; the system's when <see langword="null"/>.</param>
    public PostgresDistributedCache(NpgsqlDataSource source, PostgresOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new PostgresOptions();
        _source = source;
        _time = timeProvider ?? TimeProvider.System;
        _table = options.Schema + ".cache";
        _migrator = new Migrator(source, options.Schema, First);
        _sweep = new ExpirySweep(source, _table, options.SweepInterval, _time);
    }

    /// <inheritdoc />
    public byte[]? Get(string key) => Wait(() => GetAsync(key));

    /// <inheritdoc />
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"select value, sliding is not null from {_table} where key = $1 and expires_at > $2", key, token).ConfigureAwait(false);
        command.Parameters.Add(At(_time.GetUtcNow()));
        byte[] value;
        await using (var reader = await RunAsync(command.ExecuteReaderAsync(token)).ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(token).ConfigureAwait(false))
                return null;
            value = await reader.GetFieldValueAsync<byte[]>(0, token).ConfigureAwait(false);
            if (!reader.GetBoolean(1))
                return value;
        }

        await RefreshAsync(key, token).ConfigureAwait(false);
        return value;
    }

    /// <inheritdoc />
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Wait(async () =>
    {
        await SetAsync(key, value, options).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        var now = _time.GetUtcNow();
        var absolute = options.AbsoluteExpirationRelativeToNow is { } age ? now + age : options.AbsoluteExpiration;
        var expires = options.SlidingExpiration is { } sliding
            ? absolute is { } end && end < now + sliding ? end : now + sliding
            : absolute;

        await using var command = await CommandAsync(
            $"""
            insert into {_table} (key, value, expires_at, sliding, absolute_at) values ($1, $2, $3, $4, $5)
            on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at, sliding = excluded.sliding, absolute_at = excluded.absolute_at
            """,
            key,
            token).ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = value });
        command.Parameters.Add(At(expires ?? DateTimeOffset.MaxValue));
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)options.SlidingExpiration ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
        command.Parameters.Add(absolute is { } given ? At(given) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await RunAsync(command.ExecuteNonQueryAsync(token)).ConfigureAwait(false);
        _sweep.Touch();
    }

    /// <inheritdoc />
    public void Refresh(string key) => Wait(async () =>
    {
        await RefreshAsync(key).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public async Task RefreshAsync(string key, CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"update {_table} set expires_at = least($2 + sliding, absolute_at) where key = $1 and sliding is not null and expires_at > $2", key, token).ConfigureAwait(false);
        command.Parameters.Add(At(_time.GetUtcNow()));
        await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Remove(string key) => Wait(async () =>
    {
        await RemoveAsync(key).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await using var command = await CommandAsync($"delete from {_table} where key = $1", key, token).ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
    }

    /// <summary>Deletes what has expired, which otherwise happens behind writes.</summary>
    /// <returns>How many entries were deleted.</returns>
    public async Task<long> SweepAsync()
    {
        await _migrator.EnsureAsync().ConfigureAwait(false);
        return await _sweep.SweepAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter At(DateTimeOffset time) => new NpgsqlParameter<DateTime> { TypedValue = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    /// <summary>The synchronous members of the interface; off the caller's context, so that they cannot wait for themselves.</summary>
    private static T Wait<T>(Func<Task<T>> call) => Task.Run(call).GetAwaiter().GetResult();

    private async Task<T> RunAsync<T>(Task<T> command)
    {
        try
        {
            return await command.ConfigureAwait(false);
        }
        catch (PostgresException exception) when (_migrator.Forgets(exception))
        {
            throw;
        }
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, string key, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(key);
        await _migrator.EnsureAsync().WaitAsync(token).ConfigureAwait(false);
        var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return command;
    }
}
