using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Sqlite;

/// <summary>Writes and reads rows of the table of calls.</summary>
internal static class CallStatement
{
    private static readonly string Columns = string.Join(", ", SqliteSchema.CallColumns);

    /// <summary>Reads all columns; null for one that a file of an earlier version does not have.</summary>
    public static string Select(long version) => $"SELECT {(version < 2 ? Columns.Replace("route_propensity", "NULL", StringComparison.Ordinal) : Columns)} FROM calls";

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
            record.CallId, record.Attempt, record.IsFinal, record.IsPrewarm, record.Time.ToUnixTimeMilliseconds(), record.Feature, record.Prompt, record.PrefixHash, record.ChangedSegment, record.Deployment,
            record.Tenant, record.Tier, record.Model, record.Provider, (int)record.Source, (int)record.Outcome, record.Status, record.Error,
            record.Usage.UncachedInput, record.Usage.CacheRead, record.Usage.CacheWrite5m, record.Usage.CacheWrite1h, record.Usage.Output, record.ReasoningTokens,
            Money.ToWhole(record.Cost), Money.ToWhole(record.UncachedCost), Money.ToWhole(record.WarmCost), Money.ToWhole(record.SavedCost), Money.ToWhole(record.RouteCost),
            record.Router, record.RouteReason, record.RouteConfidence, record.Latency.Ticks / TimeSpan.TicksPerMicrosecond, record.TimeToFirstToken?.Ticks / TimeSpan.TicksPerMicrosecond,
            record.RequestId, record.Input, record.Output, record.RoutePropensity,
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
            ChangedSegment = Text(8),
            Deployment = Text(9),
            Tenant = Text(10),
            Tier = Text(11),
            Model = Text(12),
            Provider = Text(13),
            Source = (AnswerSource)row.GetInt32(14),
            Outcome = (AttemptOutcome)row.GetInt32(15),
            Status = row.IsDBNull(16) ? null : row.GetInt32(16),
            Error = Text(17),
            Usage = new TokenUsage(row.GetInt64(18), row.GetInt64(19), row.GetInt64(20), row.GetInt64(21), row.GetInt64(22)),
            ReasoningTokens = row.GetInt64(23),
            Cost = Dollars(24),
            UncachedCost = Dollars(25),
            WarmCost = Dollars(26),
            SavedCost = Dollars(27),
            RouteCost = Dollars(28),
            Router = Text(29),
            RouteReason = Text(30),
            RouteConfidence = row.IsDBNull(31) ? null : row.GetDouble(31),
            Latency = new TimeSpan(row.GetInt64(32) * TimeSpan.TicksPerMicrosecond),
            TimeToFirstToken = row.IsDBNull(33) ? null : new TimeSpan(row.GetInt64(33) * TimeSpan.TicksPerMicrosecond),
            RequestId = Text(34),
            Input = Text(35),
            Output = Text(36),
            RoutePropensity = row.IsDBNull(37) ? null : row.GetDouble(37),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        decimal? Dollars(int column) => row.IsDBNull(column) ? null : Money.ToDollars(row.GetInt64(column));
    }
}
