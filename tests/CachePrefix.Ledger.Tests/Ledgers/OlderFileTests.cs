using Microsoft.Data.Sqlite;

namespace CachePrefix.Ledger.Tests.Ledgers;

public sealed class OlderFileTests
{
    [Fact]
    public async Task A_file_of_the_first_format_is_read_as_it_is_and_upgraded_when_written()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
        try
        {
            var (first, second) = (Records.Create(1), Records.Create(2));
            await AppendAsync(path, first);
            Run(path, "ALTER TABLE calls DROP COLUMN route_propensity; ALTER TABLE calls DROP COLUMN service_tier; PRAGMA user_version = 1;");

            var before = await ReadAsync(path);
            await AppendAsync(path, second);
            var after = await ReadAsync(path);

            Assert.Equal([first with { RoutePropensity = null, ServiceTier = null }], before);
            Assert.Equal([first with { RoutePropensity = null, ServiceTier = null }, second], after);
            Assert.Equal(0.98, after[1].RoutePropensity);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task AppendAsync(string path, CallRecord record)
    {
        await using var ledger = new SqliteCallLedger(path);
        await ledger.AppendAsync([record], []);
    }

    private static async Task<List<CallRecord>> ReadAsync(string path)
    {
        var records = new List<CallRecord>();
        await foreach (var record in SqliteCallLedger.OpenRead(path).ReadAsync(CallQuery.All))
            records.Add(record);
        return records;
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
