using Npgsql;

namespace CachePrefix.Postgres.Schema;

/// <summary>Deletes expired rows of a table behind writes, in small portions, at most once an interval. Several instances do not hinder each other.</summary>
internal sealed class ExpirySweep(NpgsqlDataSource source, string table, TimeSpan interval, TimeProvider time)
{
    private const int Portion = 1_000;

    private long _next = time.GetTimestamp();

    public void Touch()
    {
        var now = time.GetTimestamp();
        var next = Interlocked.Read(ref _next);
        if (now < next || Interlocked.CompareExchange(ref _next, now + (long)(interval.TotalSeconds * time.TimestampFrequency), next) != next)
            return;
        _ = TrySweepAsync();
    }

    public async Task<long> SweepAsync()
    {
        long all = 0;
        int deleted;
        do
        {
            await using var command = source.CreateCommand(
                $"delete from {table} where ctid in (select ctid from {table} where expires_at <= $1 limit {Portion} for update skip locked)");
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
            deleted = await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            all += deleted;
        }
        while (deleted == Portion);
        return all;
    }

    private async Task TrySweepAsync()
    {
        try
        {
            await SweepAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
        {
            // Expired rows are never read; the next sweep deletes them.
        }
    }
}
