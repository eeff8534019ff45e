using Npgsql;

namespace CachePrefix.Postgres.Schema;

/// <summary>
/// Brings a database to the state that a part of the program needs, once per process. Several instances may start at the same time: an
/// advisory lock lets one of them work. A failure is thrown and tried again with the next call.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource source, string schema, params Migration[] migrations)
{
    /// <summary>The key of the advisory lock: "cachepre" in ASCII.</summary>
    private const long LockKey = 0x6361636865707265;

    private readonly object _gate = new();
    private Task? _done;

    /// <summary>Applies what is missing.</summary>
    public Task EnsureAsync()
    {
        lock (_gate)
        {
            if (_done is null || _done.IsFaulted || _done.IsCanceled)
                _done = Task.Run(MigrateAsync);
            return _done;
        }
    }

    /// <summary>Whether an error says that the tables are gone, as after a restore of an older state; the next call then makes them again.</summary>
    public bool Forgets(PostgresException exception)
    {
        if (exception.SqlState is not (PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName))
            return false;

        lock (_gate)
            _done = null;
        return true;
    }

    private async Task MigrateAsync()
    {
        await using var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({LockKey})").ConfigureAwait(false);
        await ExecuteAsync(connection, $"create schema if not exists {schema}").ConfigureAwait(false);
        await ExecuteAsync(connection, $"create table if not exists {schema}.migrations (name text primary key, applied_at timestamptz not null default now())").ConfigureAwait(false);
        foreach (var migration in migrations)
        {
            await using var known = new NpgsqlCommand($"insert into {schema}.migrations (name) values ($1) on conflict do nothing", connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = migration.Name } },
            };
            if (await known.ExecuteNonQueryAsync().ConfigureAwait(false) == 0)
                continue;
            foreach (var statement in migration.Sql.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                await ExecuteAsync(connection, statement.Replace("{schema}", schema, StringComparison.Ordinal)).ConfigureAwait(false);
        }

        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
