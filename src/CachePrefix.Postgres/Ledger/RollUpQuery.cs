using Npgsql;

namespace CachePrefix.Postgres.Ledger;

/// <summary>Adds up calls by hour and key.</summary>
internal static class RollUpQuery
{
    private static readonly int Buckets = CallRollUp.LatencyBounds.Count + 1;

    public static string Sql(string schema) =>
        $"""
        select date_trunc('hour', time, 'UTC'), feature, prompt, tier, model, tenant, deployment, source,
            count(*), count(*) filter (where is_call), count(*) filter (where failed), count(*) filter (where escalated), count(*) filter (where unpriced), count(changed_segment),
            sum(uncached)::bigint, sum(read)::bigint, sum(written_5m)::bigint, sum(written_1h)::bigint, sum(output)::bigint, sum(reasoning)::bigint,
            coalesce(sum(cost), 0), coalesce(sum(route_cost), 0), coalesce(sum(uncached_cost), 0), coalesce(sum(warm_cost), 0), coalesce(sum(saved_cost), 0), sum(latency_us)::bigint,
            (array_agg(changed_segment order by id desc) filter (where changed_segment is not null))[1],
            {string.Join(", ", Enumerable.Range(0, Buckets).Select(static bucket => $"count(*) filter (where bucket = {bucket})"))}
        from {schema}.calls {LedgerSchema.Where} group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1
        """;

    public static CallRollUp Read(NpgsqlDataReader row)
    {
        var sum = new CallRollUp(new CallRollUpKey(
            new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero), Text(1), row.GetString(2), Text(3), Text(4), Text(5), Text(6), (AnswerSource)row.GetInt16(7)))
        {
            Attempts = row.GetInt64(8),
            Calls = row.GetInt64(9),
            Failures = row.GetInt64(10),
            Escalations = row.GetInt64(11),
            Unpriced = row.GetInt64(12),
            PrefixChanges = row.GetInt64(13),
            Usage = new TokenUsage(row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17), row.GetInt64(18)),
            ReasoningTokens = row.GetInt64(19),
            Cost = row.GetDecimal(20),
            RouteCost = row.GetDecimal(21),
            UncachedCost = row.GetDecimal(22),
            WarmCost = row.GetDecimal(23),
            SavedCost = row.GetDecimal(24),
            Latency = TimeSpan.FromTicks(row.GetInt64(25) * TimeSpan.TicksPerMicrosecond),
            ChangedSegment = Text(26),
        };
        for (var i = 0; i < Buckets; i++)
            sum.Latencies[i] = row.GetInt64(27 + i);
        return sum;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
