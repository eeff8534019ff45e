using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Sqlite;

/// <summary>Writes and reads rows of the table of calls.</summary>
internal static class CallStatement
{
    private static readonly string Columns = string.Join(", ", SqliteSchema.CallColumns);

    private static readonly string EarlierColumns = string.Join(", ", SqliteSchema.CallColumns.Select(static column => column is "service_tier" or "route_propensity" ? "NULL" : column));

    /// <summary>Reads all columns; null for one that a file of an earlier version does not have.</summary>
    public static string Select(long version) => $"SELECT {(version < 2 ? EarlierColumns : Columns)} FROM calls";

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
            record.Tenant, record.Tier, record.Model, record.Provider, record.ServiceTier, (int)record.Source, (int)record.Outcome, record.Status, record.Error,
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
            ServiceTier = Text(14),
            Source = (AnswerSource)row.GetInt32(15),
            Outcome = (AttemptOutcome)row.GetInt32(16),
            Status = row.IsDBNull(17) ? null : row.GetInt32(17),
            Error = Text(18),
            Usage = new TokenUsage(row.GetInt64(19), row.GetInt64(20), row.GetInt64(21), row.GetInt64(22), row.GetInt64(23)),
            ReasoningTokens = row.GetInt64(24),
            Cost = Dollars(25),
            UncachedCost = Dollars(26),
            WarmCost = Dollars(27),
            SavedCost = Dollars(28),
            RouteCost = Dollars(29),
            Router = Text(30),
            RouteReason = Text(31),
            RouteConfidence = row.IsDBNull(32) ? null : row.GetDouble(32),
            Latency = new TimeSpan(row.GetInt64(33) * TimeSpan.TicksPerMicrosecond),
            TimeToFirstToken = row.IsDBNull(34) ? null : new TimeSpan(row.GetInt64(34) * TimeSpan.TicksPerMicrosecond),
            RequestId = Text(35),
            Input = Text(36),
            Output = Text(37),
            RoutePropensity = row.IsDBNull(38) ? null : row.GetDouble(38),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        decimal? Dollars(int column) => row.IsDBNull(column) ? null : Money.ToDollars(row.GetInt64(column));
    }
}
