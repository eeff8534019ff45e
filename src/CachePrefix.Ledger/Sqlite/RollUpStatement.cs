using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Sqlite;

/// <summary>Writes and reads rows of the table of roll-ups. Names that are not known are empty there, because a key column may not be null.</summary>
internal static class RollUpStatement
{
    private static readonly IReadOnlyList<string> Columns = [.. SqliteSchema.RollUpKeys, .. SqliteSchema.RollUpSums, "changed_segment"];

    public static string Select { get; } = $"SELECT {string.Join(", ", Columns)} FROM rollups";

    public static SqliteCommand Upsert(SqliteConnection connection, SqliteTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO rollups ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(static column => "@" + column))}) " +
            $"ON CONFLICT ({string.Join(", ", SqliteSchema.RollUpKeys)}) DO UPDATE SET {string.Join(", ", SqliteSchema.RollUpSums.Select(static column => $"{column} = {column} + excluded.{column}"))}, changed_segment = coalesce(excluded.changed_segment, changed_segment)";
        foreach (var column in Columns)
            command.Parameters.Add(new SqliteParameter("@" + column, null));
        return command;
    }

    public static void Run(SqliteCommand command, CallRollUp sum)
    {
        var key = sum.Key;
        object?[] values =
        [
            key.Hour.ToUnixTimeMilliseconds(), key.Feature ?? "", key.Prompt, key.Tier ?? "", key.Model ?? "", key.Tenant ?? "", key.Deployment ?? "", (int)key.Source,
            sum.Attempts, sum.Calls, sum.Failures, sum.Escalations, sum.Unpriced, sum.PrefixChanges,
            sum.Usage.UncachedInput, sum.Usage.CacheRead, sum.Usage.CacheWrite5m, sum.Usage.CacheWrite1h, sum.Usage.Output, sum.ReasoningTokens,
            Money.ToWhole(sum.Cost), Money.ToWhole(sum.RouteCost), Money.ToWhole(sum.UncachedCost), Money.ToWhole(sum.WarmCost), Money.ToWhole(sum.SavedCost),
            sum.Latency.Ticks / TimeSpan.TicksPerMicrosecond, .. sum.Latencies.Cast<object>(), sum.ChangedSegment,
        ];
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public static CallRollUp Read(SqliteDataReader row)
    {
        var sum = new CallRollUp(new CallRollUpKey(
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), Name(1), row.GetString(2), Name(3), Name(4), Name(5), Name(6), (AnswerSource)row.GetInt32(7)))
        {
            Attempts = row.GetInt64(8),
            Calls = row.GetInt64(9),
            Failures = row.GetInt64(10),
            Escalations = row.GetInt64(11),
            Unpriced = row.GetInt64(12),
            PrefixChanges = row.GetInt64(13),
            Usage = new TokenUsage(row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17), row.GetInt64(18)),
            ReasoningTokens = row.GetInt64(19),
            Cost = Money.ToDollars(row.GetInt64(20)),
            RouteCost = Money.ToDollars(row.GetInt64(21)),
            UncachedCost = Money.ToDollars(row.GetInt64(22)),
            WarmCost = Money.ToDollars(row.GetInt64(23)),
            SavedCost = Money.ToDollars(row.GetInt64(24)),
            Latency = new TimeSpan(row.GetInt64(25) * TimeSpan.TicksPerMicrosecond),
        };
        for (var i = 0; i < sum.Latencies.Length; i++)
            sum.Latencies[i] = row.GetInt64(26 + i);
        sum.ChangedSegment = row.IsDBNull(26 + sum.Latencies.Length) ? null : row.GetString(26 + sum.Latencies.Length);
        return sum;

        string? Name(int column) => row.GetString(column) is { Length: > 0 } name ? name : null;
    }
}
