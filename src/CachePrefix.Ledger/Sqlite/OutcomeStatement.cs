using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Sqlite;

/// <summary>Writes rows of the table of outcomes, with feature and prompt of the call where the ledger has it.</summary>
internal static class OutcomeStatement
{
    public static void Insert(SqliteConnection connection, SqliteTransaction transaction, CallOutcome outcome)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO outcomes (call_id, time, feature, prompt, unit, amount) VALUES (@id, @time,
              (SELECT feature FROM calls WHERE call_id = @id LIMIT 1), (SELECT prompt FROM calls WHERE call_id = @id LIMIT 1), @unit, @amount)
            """;
        command.Parameters.AddWithValue("@id", outcome.CallId);
        command.Parameters.AddWithValue("@time", outcome.Time.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("@unit", outcome.Unit);
        command.Parameters.AddWithValue("@amount", outcome.Amount.ToString(CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
    }
}
