using System.Runtime.CompilerServices;
using CachePrefix.Postgres.Ledger;
using CachePrefix.Postgres.Schema;
using Npgsql;

namespace CachePrefix.Postgres;

/// <summary>
/// A ledger in PostgreSQL, for several instances that share one. Records are copied in batches, all or none; hourly sums are made when they are asked
/// for, so that instances do not wait for each other. Tables are made with the first call.
/// </summary>
public sealed class PostgresCallLedger : ICallLedger
{
    private static readonly TimeSpan TrimInterval = TimeSpan.FromHours(1);

    private readonly NpgsqlDataSource _source;
    private readonly PostgresOptions _options;
    private readonly TimeProvider _time;
    private readonly Migrator _migrator;
    private DateTimeOffset _trimmed;

    /// <summary>Makes a ledger. Connects to nothing yet.</summary>
    /// <param name="source">Opens connections; not disposed with the ledger.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Tells what is old; the system's when <see langword="null"/>.</param>
    public PostgresCallLedger(NpgsqlDataSource source, PostgresOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _options = options ?? new PostgresOptions();
        _time = timeProvider ?? TimeProvider.System;
        _migrator = new Migrator(source, _options.Schema, LedgerSchema.First);
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(
        IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(outcomes);
        await _migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (records.Count > 0)
                await CallCopy.WriteAsync(connection, _options.Schema, records, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in outcomes)
                await AddAsync(connection, outcome, cancellationToken).ConfigureAwait(false);
            await TrimAsync(connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (_migrator.Forgets(exception))
        {
            throw;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CallRecord> ReadAsync(CallQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Command($"select record from {_options.Schema}.calls {LedgerSchema.Where} order by id", query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (CallRecordJson.Read(rows.GetString(0)) is { } record)
                yield return record;
        }
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<CallRollUp>> RollUpAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var hours = query with { From = query.From is { } from ? new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero) : null };
        var sums = new List<CallRollUp>();
        await using var command = Command(RollUpQuery.Sql(_options.Schema), hours);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            sums.Add(RollUpQuery.Read(rows));
        return sums;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OutcomeRollUp>> OutcomesAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var sums = new List<OutcomeRollUp>();
        await using var command = Command(
            $"""
            select date_trunc('day', time, 'UTC'), feature, prompt, unit, sum(amount), count(*)
            from (select o.time, o.unit, o.amount, c.feature, c.prompt from {_options.Schema}.outcomes o
                  left join lateral (select feature, prompt from {_options.Schema}.calls where call_id = o.call_id limit 1) c on true) joined
            {LedgerSchema.Where} group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """,
            query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            sums.Add(new OutcomeRollUp(
                DateOnly.FromDateTime(rows.GetDateTime(0)),
                rows.IsDBNull(1) ? null : rows.GetString(1),
                rows.IsDBNull(2) ? null : rows.GetString(2),
                rows.GetString(3),
                rows.GetDecimal(4),
                rows.GetInt64(5)));
        return sums;
    }

    private async Task AddAsync(NpgsqlConnection connection, CallOutcome outcome, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"insert into {_options.Schema}.outcomes (call_id, time, unit, amount) values ($1, $2, $3, $4)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = outcome.CallId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = outcome.Time.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = outcome.Unit });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = outcome.Amount });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task TrimAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (now - _trimmed < TrimInterval)
            return;

        foreach (var table in new[] { "calls", "outcomes" })
        {
            await using var command = new NpgsqlCommand($"delete from {_options.Schema}.{table} where time < $1", connection);
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now - _options.KeepCalls).UtcDateTime });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        _trimmed = now;
    }

    private NpgsqlCommand Command(string sql, CallQuery query)
    {
        var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = query.From?.UtcDateTime ?? DateTime.UnixEpoch });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = query.To?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc) });
        command.Parameters.Add(new NpgsqlParameter { Value = query.Prompt ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        return command;
    }
}
