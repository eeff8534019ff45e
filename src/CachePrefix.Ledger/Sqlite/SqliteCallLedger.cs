using System.Runtime.CompilerServices;
using CachePrefix.Ledger.Sqlite;
using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger;

/// <summary>
/// A ledger in one SQLite file, in write-ahead mode: readers do not hold up the writer, and a process that is killed loses at most what it had not
/// written. Hourly sums are kept up to date with every batch, so that a report reads hundreds of rows, not a million.
/// </summary>
public sealed class SqliteCallLedger : ICallLedger, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan TrimInterval = TimeSpan.FromHours(1);

    private readonly SqliteLedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly string _source;
    private readonly bool _isReadOnly;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _writer;
    private DateTimeOffset _trimmed;

    /// <summary>Opens a ledger; the file is created with the first record.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How long what is kept; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Dates what is old; the system's when <see langword="null"/>.</param>
    public SqliteCallLedger(string path, SqliteLedgerOptions? options = null, TimeProvider? timeProvider = null)
        : this(path, options, timeProvider, isReadOnly: false)
    {
    }

    private SqliteCallLedger(string path, SqliteLedgerOptions? options, TimeProvider? timeProvider, bool isReadOnly)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _options = options ?? new SqliteLedgerOptions();
        _time = timeProvider ?? TimeProvider.System;
        _source = path;
        _isReadOnly = isReadOnly;
    }

    /// <summary>Opens a ledger that another program writes.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SqliteCallLedger OpenRead(string path) => File.Exists(path)
        ? new SqliteCallLedger(path, options: null, timeProvider: null, isReadOnly: true)
        : throw new FileNotFoundException($"There is no ledger '{path}'. Give the path that the program passes to SqliteCallLedger.", path);

    /// <inheritdoc />
    public async ValueTask AppendAsync(
        IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (_isReadOnly)
            throw new NotSupportedException($"The ledger '{_source}' was opened for reading. Create a SqliteCallLedger to write.");

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Append(records, outcomes);
        }
        catch (SqliteException)
        {
            Close();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CallRecord> ReadAsync(CallQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = OpenForReading();
        if (connection is null)
            yield break;

        await using var command = Where(connection, CallStatement.Select(VersionOf(connection)), query, "time", query.From?.ToUnixTimeMilliseconds(), "ORDER BY rowid");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return CallStatement.Read(rows);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<CallRollUp>> RollUpAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = OpenForReading();
        if (connection is null)
            return [];

        var sums = new List<CallRollUp>();
        var from = query.From?.ToUnixTimeMilliseconds();
        await using var command = Where(connection, RollUpStatement.Select, query, "hour", from - (from % (long)TimeSpan.FromHours(1).TotalMilliseconds), "");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            sums.Add(RollUpStatement.Read(rows));
        return sums;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OutcomeRollUp>> OutcomesAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = OpenForReading();
        if (connection is null)
            return [];

        var sums = new Dictionary<(DateOnly Day, string? Feature, string? Prompt, string Unit), (decimal Amount, long Calls)>();
        await using var command = Where(
            connection, "SELECT time, feature, prompt, unit, amount FROM outcomes", query, "time", query.From?.ToUnixTimeMilliseconds(), "ORDER BY rowid");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(0)).UtcDateTime);
            var key = (day, rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetString(3));
            var sum = sums.GetValueOrDefault(key);
            sums[key] = (sum.Amount + decimal.Parse(rows.GetString(4), System.Globalization.CultureInfo.InvariantCulture), sum.Calls + 1);
        }

        return [.. sums.Select(static sum => new OutcomeRollUp(sum.Key.Day, sum.Key.Feature, sum.Key.Prompt, sum.Key.Unit, sum.Value.Amount, sum.Value.Calls))];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        _turn.Dispose();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Append(IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes)
    {
        var connection = _writer ??= OpenForWriting();
        using var transaction = connection.BeginTransaction();
        using (var insert = CallStatement.Insert(connection, transaction))
        {
            foreach (var record in records)
                CallStatement.Run(insert, record);
        }

        using (var upsert = RollUpStatement.Upsert(connection, transaction))
        {
            foreach (var sum in CallRollUps.Of(records))
                RollUpStatement.Run(upsert, sum);
        }

        foreach (var outcome in outcomes)
            OutcomeStatement.Insert(connection, transaction, outcome);
        Trim(connection, transaction);
        transaction.Commit();
    }

    private void Trim(SqliteConnection connection, SqliteTransaction transaction)
    {
        var now = _time.GetUtcNow();
        if (now - _trimmed < TrimInterval)
            return;

        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM calls WHERE time < @calls; DELETE FROM rollups WHERE hour < @sums; DELETE FROM outcomes WHERE time < @sums";
        command.Parameters.AddWithValue("@calls", (now - _options.KeepCalls).ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("@sums", (now - _options.KeepRollUps).ToUnixTimeMilliseconds());
        command.ExecuteNonQuery();
        _trimmed = now;
    }

    private SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            var version = VersionOf(connection);
            if (version > SqliteSchema.Version)
                throw new NotSupportedException($"The ledger '{_source}' has format {version}; this version of CachePrefix.Ledger knows {SqliteSchema.Version}. Update the package.");
            using var command = connection.CreateCommand();
            command.CommandText =
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = {(int)_options.BusyTimeout.TotalMilliseconds}; {SqliteSchema.Create} {SqliteSchema.Upgrade(version)} PRAGMA user_version = {SqliteSchema.Version};";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection? OpenForReading()
    {
        if (!File.Exists(_source))
            return null;

        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('calls', 'rollups', 'outcomes')";
            if (Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 3)
                return connection;

            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = _source,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = Math.Max(1, (int)_options.BusyTimeout.TotalSeconds),
    }.ToString();

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private static SqliteCommand Where(SqliteConnection connection, string select, CallQuery query, string time, long? from, string order)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"{select} WHERE (@from IS NULL OR {time} >= @from) AND (@to IS NULL OR {time} < @to) AND (@prompt IS NULL OR prompt = @prompt) {order}";
        command.Parameters.AddWithValue("@from", from ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("@to", query.To?.ToUnixTimeMilliseconds() ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("@prompt", query.Prompt ?? (object)DBNull.Value);
        return command;
    }
}
