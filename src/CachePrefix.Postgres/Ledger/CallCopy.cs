using Npgsql;
using NpgsqlTypes;

namespace CachePrefix.Postgres.Ledger;

/// <summary>Copies records into the table of calls.</summary>
internal static class CallCopy
{
    private const string Columns =
        "call_id, time, feature, prompt, tier, model, tenant, deployment, source, is_call, failed, escalated, unpriced, changed_segment, uncached, read, written_5m, written_1h, output, reasoning, " +
        "cost, route_cost, uncached_cost, warm_cost, saved_cost, latency_us, bucket, record";

    public static async Task WriteAsync(NpgsqlConnection connection, string schema, IReadOnlyList<CallRecord> records, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {schema}.calls ({Columns}) from stdin (format binary)", cancellationToken).ConfigureAwait(false);
        foreach (var record in records)
            await WriteAsync(copy, record, cancellationToken).ConfigureAwait(false);
        await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, CallRecord record, CancellationToken cancellationToken)
    {
        var sum = new CallRollUp(CallRollUpKey.Of(record));
        sum.Add(record);
        await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
        await TextAsync(record.CallId).ConfigureAwait(false);
        await copy.WriteAsync(record.Time.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken).ConfigureAwait(false);
        foreach (var text in new[] { record.Feature, record.Prompt, record.Tier, record.Model, record.Tenant, record.Deployment })
            await TextAsync(text).ConfigureAwait(false);
        await copy.WriteAsync((short)record.Source, NpgsqlDbType.Smallint, cancellationToken).ConfigureAwait(false);
        foreach (var flag in new[] { sum.Calls == 1, sum.Failures == 1, sum.Escalations == 1, sum.Unpriced == 1 })
            await copy.WriteAsync(flag, NpgsqlDbType.Boolean, cancellationToken).ConfigureAwait(false);
        await TextAsync(record.ChangedSegment).ConfigureAwait(false);
        foreach (var tokens in new[]
        {
            record.Usage.UncachedInput, record.Usage.CacheRead, record.Usage.CacheWrite5m, record.Usage.CacheWrite1h, record.Usage.Output, record.ReasoningTokens,
        })
            await copy.WriteAsync(tokens, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
        foreach (var money in new[] { record.Cost, record.RouteCost, record.UncachedCost, record.WarmCost, record.SavedCost })
            await MoneyAsync(money).ConfigureAwait(false);
        await copy.WriteAsync(record.Latency.Ticks / TimeSpan.TicksPerMicrosecond, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
        await copy.WriteAsync((short)Array.IndexOf(sum.Latencies, 1), NpgsqlDbType.Smallint, cancellationToken).ConfigureAwait(false);
        await TextAsync(CallRecordJson.Write(record)).ConfigureAwait(false);

        Task TextAsync(string? text) => text is null
            ? copy.WriteNullAsync(cancellationToken)
            : copy.WriteAsync(text.Replace('\0', '\uFFFD'), NpgsqlDbType.Text, cancellationToken);

        Task MoneyAsync(decimal? money) => money is { } known ? copy.WriteAsync(known, NpgsqlDbType.Numeric, cancellationToken) : copy.WriteNullAsync(cancellationToken);
    }
}
