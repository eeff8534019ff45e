using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using CachePrefix.Postgres.Batches;
using CachePrefix.Postgres.Schema;
using Npgsql;

namespace CachePrefix.Postgres;

/// <summary>
/// Keeps batches in PostgreSQL, for several processes or machines that share them. A run that one process works on is locked for the others by an advisory lock of a connection, which ends
/// with the process. Tables are made with the first call.
/// </summary>
/// <remarks>Needs a connection that stays the same while a run is worked on: behind a pooler, one that pools sessions and not transactions.</remarks>
public sealed class PostgresBatchStore : IBatchStore
{
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly Migrator _migrator;
    private readonly ConcurrentDictionary<string, RunLock> _taken = new(StringComparer.Ordinal);

    /// <summary>Makes a store. Connects to nothing yet.</summary>
    /// <param name="source">Opens connections; not disposed with the store.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    public PostgresBatchStore(NpgsqlDataSource source, PostgresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _schema = (options ?? new PostgresOptions()).Schema;
        _migrator = new Migrator(source, _schema, BatchSchema.First);
    }

    /// <inheritdoc />
    public async ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        var taken = await RunLock.TryTakeAsync(_source, $"cacheprefix/{_schema}/{run}", () => _taken.TryRemove(run, out _), cancellationToken).ConfigureAwait(false);
        if (taken is not null)
            _taken[run] = taken;
        return taken;
    }

    /// <inheritdoc />
    public async ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        await using var command = _source.CreateCommand($"select state from {_schema}.batch_runs where name = $1");
        command.Parameters.Add(Text(run));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string state ? BatchRunJson.Read(state, Where(run)) : null;
    }

    /// <inheritdoc />
    public async ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await EnsureAsync(run.Name, cancellationToken).ConfigureAwait(false);
        if (_taken.TryGetValue(run.Name, out var taken))
        {
            await taken.ExecuteAsync(SaveCommand, cancellationToken).ConfigureAwait(false);
            return;
        }

        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = SaveCommand(connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        NpgsqlCommand SaveCommand(NpgsqlConnection connection) => new(
            $"insert into {_schema}.batch_runs (name, created_at, state) values ($1, $2, $3) on conflict (name) do update set created_at = excluded.created_at, state = excluded.state", connection)
        {
            Parameters = { Text(run.Name), new NpgsqlParameter<DateTime> { TypedValue = run.CreatedAt.UtcDateTime }, Text(BatchRunJson.Write(run)) },
        };
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BatchRun> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var runs = new List<BatchRun>();
        await using (var command = _source.CreateCommand($"select name, state from {_schema}.batch_runs order by created_at desc, name"))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                runs.Add(Read(rows.GetString(0), rows.GetString(1)));
        }

        foreach (var run in runs)
            yield return run;
    }

    /// <inheritdoc />
    public async ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        await using var command = _source.CreateCommand($"delete from {_schema}.batch_files where run = $1 and file = $2");
        command.Parameters.Add(Text(run));
        command.Parameters.Add(Text(file));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return new PieceWriter(async (piece, bytes, token) =>
        {
            await using var insert = _source.CreateCommand($"insert into {_schema}.batch_files (run, file, piece, bytes) values ($1, $2, $3, $4)");
            insert.Parameters.Add(Text(run));
            insert.Parameters.Add(Text(file));
            insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = piece });
            insert.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = bytes });
            await insert.ExecuteNonQueryAsync(token).ConfigureAwait(false);
        });
    }

    /// <inheritdoc />
    public async ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        return await NextAsync(run, file, -1, cancellationToken).ConfigureAwait(false) is { } first
            ? new PieceReader(first, (piece, token) => NextAsync(run, file, piece, token))
            : null;
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        await using var command = _source.CreateCommand(
            $"insert into {_schema}.batch_files (run, file, piece, bytes) select $1, $2, coalesce(max(piece), -1) + 1, $3 from {_schema}.batch_files where run = $1 and file = $2");
        command.Parameters.Add(Text(run));
        command.Parameters.Add(Text(file));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Encoding.UTF8.GetBytes(line + "\n") });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DeleteAsync(string run, CancellationToken cancellationToken)
    {
        await EnsureAsync(run, cancellationToken).ConfigureAwait(false);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var condition in new[] { "batch_files where run = $1", "batch_runs where name = $1" })
        {
            await using var command = new NpgsqlCommand($"delete from {_schema}.{condition}", connection) { Parameters = { Text(run) } };
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private BatchRun Read(string name, string state)
    {
        try
        {
            return BatchRunJson.Read(state, Where(name));
        }
        catch (InvalidDataException exception)
        {
            return BatchRunJson.Unreadable(name, exception.Message);
        }
    }

    private async Task<(int Number, byte[] Bytes)?> NextAsync(string run, string file, int piece, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand($"select piece, bytes from {_schema}.batch_files where run = $1 and file = $2 and piece > $3 order by piece limit 1");
        command.Parameters.Add(Text(run));
        command.Parameters.Add(Text(file));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = piece });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await rows.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? (rows.GetInt32(0), await rows.GetFieldValueAsync<byte[]>(1, cancellationToken).ConfigureAwait(false))
            : null;
    }

    private Task EnsureAsync(string run, CancellationToken cancellationToken)
    {
        BatchRunJson.RequireName(run);
        return _migrator.EnsureAsync().WaitAsync(cancellationToken);
    }

    private string Where(string run) => $"The row '{run}' of {_schema}.batch_runs";

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
}
