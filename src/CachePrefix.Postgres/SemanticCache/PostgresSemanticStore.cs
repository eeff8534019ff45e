using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CachePrefix.Postgres.Schema;
using Npgsql;
using NpgsqlTypes;

namespace CachePrefix.Postgres;

/// <summary>
/// A store of answered questions in PostgreSQL with pgvector: nearest neighbours by an HNSW index, one table for each size of embeddings, any
/// number of instances. Needs the extension <c>vector</c> 0.8 or later; the store makes it where the user may.
/// </summary>
/// <remarks>Entries that are found carry no vector. Embeddings of more than 2,000 numbers are searched without an index.</remarks>
public sealed class PostgresSemanticStore : ISemanticCacheStore
{
    /// <summary>The most numbers of a vector that an HNSW index takes.</summary>
    private const int MostIndexed = 2_000;

    private readonly NpgsqlDataSource _source;
    private readonly PostgresOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<int, SemanticTable> _tables = new();

    /// <summary>Makes a store. Connects to nothing yet.</summary>
    /// <param name="source">Opens connections; not disposed with the store.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Tells what has expired; the system's when <see langword="null"/>.</param>
    public PostgresSemanticStore(NpgsqlDataSource source, PostgresOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _options = options ?? new PostgresOptions();
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<SemanticMatch>> FindAsync(
        string partition, ReadOnlyMemory<float> vector, int count, double minSimilarity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var table = await TableAsync(vector.Length, cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindAsync(table, partition, vector, count, minSimilarity, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (table.Migrator.Forgets(exception))
        {
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask AddAsync(SemanticEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var table = await TableAsync(entry.Vector.Length, cancellationToken).ConfigureAwait(false);
        await using var command = _source.CreateCommand(
            $"""
            insert into {table.Name} (id, partition, question, vector, answer, created_at, expires_at, tags) values ($1, $2, $3, $4::vector, $5, $6, $7, $8)
            on conflict (id) do update set answer = excluded.answer, created_at = excluded.created_at, expires_at = excluded.expires_at, tags = excluded.tags,
                vector = excluded.vector, verdict_similarity = default, verdict_right = default
            """);
        command.Parameters.Add(Text(entry.Id));
        command.Parameters.Add(Text(entry.Partition));
        command.Parameters.Add(Text(entry.Question.Replace("\0", "", StringComparison.Ordinal)));
        command.Parameters.Add(Text(Literal(entry.Vector.Span)));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = entry.Answer.ToArray() });
        command.Parameters.Add(At(entry.CreatedAt));
        command.Parameters.Add(At(entry.ExpiresAt));
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. entry.Tags.Select(static tag => tag.Replace("\0", "", StringComparison.Ordinal))] });
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (table.Migrator.Forgets(exception))
        {
            throw;
        }

        table.Sweep.Touch();
    }

    /// <inheritdoc />
    public async ValueTask AddVerdictAsync(string id, SemanticVerdict verdict, CancellationToken cancellationToken = default)
    {
        foreach (var table in await KnownTablesAsync(cancellationToken).ConfigureAwait(false))
        {
            await using var command = _source.CreateCommand(
                $"""
                update {table} set
                    verdict_similarity = {Appended("verdict_similarity", "$2")},
                    verdict_right = {Appended("verdict_right", "$3")}
                where id = $1 and (cardinality(verdict_right) < {SemanticEntry.MaxVerdicts} or (not $3 and array_position(verdict_right, true) is not null))
                """);
            command.Parameters.Add(Text(id));
            command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = verdict.Similarity });
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = verdict.IsRight });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A full record loses its oldest right verdict for a wrong one.</summary>
    private static string Appended(string column, string value) =>
        $"""
        case when cardinality(verdict_right) < {SemanticEntry.MaxVerdicts} then {column} || {value}
            else {column}[:array_position(verdict_right, true) - 1] || {column}[array_position(verdict_right, true) + 1:] || {value} end
        """;

    /// <inheritdoc />
    public async ValueTask<long> RemoveAsync(SemanticRemoval removal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(removal);
        long removed = 0;
        foreach (var table in await KnownTablesAsync(cancellationToken).ConfigureAwait(false))
        {
            await using var command = _source.CreateCommand(
                $"delete from {table} where ($1::text is null or id = $1) and ($2::text is null or tags @> array[$2]) and ($3::timestamptz is null or created_at < $3)");
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)removal.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)removal.Tag ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)removal.CreatedBefore?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            removed += await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return removed;
    }

    private async Task<IReadOnlyList<SemanticMatch>> FindAsync(
        SemanticTable table, string partition, ReadOnlyMemory<float> vector, int count, double minSimilarity, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

        // The index knows nothing of partitions: it goes on until enough of its neighbours are of the right one.
        await using (var setting = new NpgsqlCommand("set local hnsw.iterative_scan = 'strict_order'", connection, transaction))
            await setting.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        await using var command = new NpgsqlCommand(
            $"""
            select id, question, answer, created_at, expires_at, tags, verdict_similarity, verdict_right, 1 - (vector <=> $2::vector) as similarity
            from {table.Name} where partition = $1 and expires_at > $3 order by vector <=> $2::vector limit $4
            """,
            connection,
            transaction)
        {
            Parameters = { Text(partition), Text(Literal(vector.Span)), At(_time.GetUtcNow()), new NpgsqlParameter<int> { TypedValue = count } },
        };
        var found = new List<SemanticMatch>(count);
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var similarity = reader.GetDouble(8);
                if (similarity >= minSimilarity)
                    found.Add(new SemanticMatch(EntryOf(reader, partition), similarity));
            }
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return found;
    }

    private static SemanticEntry EntryOf(NpgsqlDataReader reader, string partition)
    {
        var similarities = reader.GetFieldValue<double[]>(6);
        var rights = reader.GetFieldValue<bool[]>(7);
        return new SemanticEntry
        {
            Id = reader.GetString(0),
            Partition = partition,
            Question = reader.GetString(1),
            Vector = default,
            Answer = reader.GetFieldValue<byte[]>(2),
            CreatedAt = reader.GetFieldValue<DateTime>(3),
            ExpiresAt = reader.GetFieldValue<DateTime>(4),
            Tags = reader.GetFieldValue<string[]>(5),
            Verdicts = [.. similarities.Zip(rights, static (similarity, right) => new SemanticVerdict(similarity, right))],
        };
    }

    private static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    private static NpgsqlParameter At(DateTimeOffset time) => new NpgsqlParameter<DateTime> { TypedValue = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    /// <summary>The text form of a vector, which needs no type to be loaded from the database.</summary>
    private static string Literal(ReadOnlySpan<float> vector)
    {
        var text = new StringBuilder(vector.Length * 12).Append('[');
        for (var i = 0; i < vector.Length; i++)
            text.Append(i == 0 ? "" : ",").Append(vector[i].ToString("R", CultureInfo.InvariantCulture));
        return text.Append(']').ToString();
    }

    private async Task<SemanticTable> TableAsync(int dimensions, CancellationToken cancellationToken)
    {
        if (dimensions is < 1 or > 16_000)
            throw new ArgumentException($"pgvector takes vectors of 1 to 16,000 numbers, not of {dimensions}.", nameof(dimensions));

        var table = _tables.GetOrAdd(dimensions, Create);
        await table.Migrator.EnsureAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return table;
    }

    private SemanticTable Create(int dimensions)
    {
        var name = $"semantic_{dimensions.ToString(CultureInfo.InvariantCulture)}";
        var index = dimensions <= MostIndexed ? $"create index {name}_vector on {{schema}}.{name} using hnsw (vector vector_cosine_ops);\n" : "";
        var qualified = $"{_options.Schema}.{name}";
        return new SemanticTable(
            qualified,
            new Migrator(_source, _options.Schema, new Migration("vector-1", "create extension if not exists vector"), new Migration(name.Replace('_', '-') + "-1", $$"""
                create table {schema}.{{name}} (
                    id text primary key,
                    partition text not null,
                    question text not null,
                    vector vector({{dimensions}}) not null,
                    answer bytea not null,
                    created_at timestamptz not null,
                    expires_at timestamptz not null,
                    tags text[] not null,
                    verdict_similarity double precision[] not null default array[]::double precision[],
                    verdict_right boolean[] not null default array[]::boolean[]);
                create index {{name}}_partition on {schema}.{{name}} (partition);
                create index {{name}}_expires_at on {schema}.{{name}} (expires_at);
                create index {{name}}_tags on {schema}.{{name}} using gin (tags);
                {{index}}
                """)),
            new ExpirySweep(_source, qualified, _options.SweepInterval, _time));
    }

    /// <summary>The tables of all sizes, also of those that only other instances or earlier runs have used.</summary>
    private async Task<List<string>> KnownTablesAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("select tablename from pg_tables where schemaname = $1 and tablename ~ '^semantic_[0-9]+$'");
        command.Parameters.Add(Text(_options.Schema));
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            tables.Add($"{_options.Schema}.{reader.GetString(0)}");
        return tables;
    }

    private sealed record SemanticTable(string Name, Migrator Migrator, ExpirySweep Sweep);
}
