using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Sqlite;

/// <summary>Writes and reads rows of the table of calls.</summary>
internal static class CallStatement
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1_000;

    private static readonly string Columns = string.Join(", ", SqliteSchema.CallColumns);

    public static string Select { get; } = $"SELECT {Columns} FROM calls";

    public static SqliteCommand Insert(SqliteConnection connection, SqliteTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO calls ({Columns}) VALUES ({string.Join(", ", SqliteSchema.CallColumns.Select(static column => "@" + column))})";
        foreach (var column in SqliteSchema.CallColumns)
            command.Parameters.Add(new SqliteParameter("@" + column, null));
        return command;
    }

    public static void Run(SqliteCommand command, CallRecord record)
    {
        object?[] values =
        [
            record.CallId, record.Attempt, record.IsFinal, record.IsPrewarm, record.Time.ToUnixTimeMilliseconds(), record.Feature, record.Prompt, record.PrefixHash, record.Deployment,
            record.Tenant, record.Tier, record.Model, record.Provider, (int)record.Source, (int)record.Outcome, record.Status, record.Error,
            record.Usage.UncachedInput, record.Usage.CacheRead, record.Usage.CacheWrite5m, record.Usage.CacheWrite1h, record.Usage.Output, record.ReasoningTokens,
            Money.ToWhole(record.Cost), Money.ToWhole(record.UncachedCost), Money.ToWhole(record.WarmCost), Money.ToWhole(record.SavedCost), Money.ToWhole(record.RouteCost),
            record.Router, record.RouteReason, record.RouteConfidence, record.Latency.Ticks / TicksPerMicrosecond, record.TimeToFirstToken?.Ticks / TicksPerMicrosecond,
            record.RequestId, record.Input, record.Output,
        ];
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public static CallRecord Read(SqliteDataReader row)
    {
        return new CallRecord
        {
            CallId = row.GetString(0),
            Attempt = row.GetInt32(1),
            IsFinal = row.GetBoolean(2),
            IsPrewarm = row.GetBoolean(3),
            Time = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            Feature = Text(5),
            Prompt = row.GetString(6),
            PrefixHash = Text(7),
            Deployment = Text(8),
            Tenant = Text(9),
            Tier = Text(10),
            Model = Text(11),
            Provider = Text(12),
            Source = (AnswerSource)row.GetInt32(13),
            Outcome = (AttemptOutcome)row.GetInt32(14),
            Status = row.IsDBNull(15) ? null : row.GetInt32(15),
            Error = Text(16),
            Usage = new TokenUsage(row.GetInt64(17), row.GetInt64(18), row.GetInt64(19), row.GetInt64(20), row.GetInt64(21)),
            ReasoningTokens = row.GetInt64(22),
            Cost = Dollars(23),
            UncachedCost = Dollars(24),
            WarmCost = Dollars(25),
            SavedCost = Dollars(26),
            RouteCost = Dollars(27),
            Router = Text(28),
            RouteReason = Text(29),
            RouteConfidence = row.IsDBNull(30) ? null : row.GetDouble(30),
            Latency = new TimeSpan(row.GetInt64(31) * TicksPerMicrosecond),
            TimeToFirstToken = row.IsDBNull(32) ? null : new TimeSpan(row.GetInt64(32) * TicksPerMicrosecond),
            RequestId = Text(33),
            Input = Text(34),
            Output = Text(35),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        decimal? Dollars(int column) => row.IsDBNull(column) ? null : Money.ToDollars(row.GetInt64(column));
    }
}
