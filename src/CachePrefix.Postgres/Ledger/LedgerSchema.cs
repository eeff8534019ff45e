using CachePrefix.Postgres.Schema;

namespace CachePrefix.Postgres.Ledger;

/// <summary>The tables of a ledger. What sums need has columns of its own; the whole record is beside them.</summary>
internal static class LedgerSchema
{
    public const string Where = "where time >= $1 and time < $2 and ($3 is null or prompt = $3)";

    public static Migration First { get; } = new("ledger-1", """
        create table {schema}.calls (
            id bigint generated always as identity primary key,
            call_id text not null, time timestamptz not null, feature text, prompt text not null, tier text, model text, tenant text, deployment text, source smallint not null,
            is_call boolean not null, failed boolean not null, escalated boolean not null, unpriced boolean not null, changed_segment text,
            uncached bigint not null, read bigint not null, written_5m bigint not null, written_1h bigint not null, output bigint not null, reasoning bigint not null,
            cost numeric, route_cost numeric, uncached_cost numeric, warm_cost numeric, saved_cost numeric, latency_us bigint not null, bucket smallint not null, record text not null);
        create index calls_time on {schema}.calls (time);
        create index calls_call_id on {schema}.calls (call_id);
        create table {schema}.outcomes (call_id text not null, time timestamptz not null, unit text not null, amount numeric not null);
        create index outcomes_time on {schema}.outcomes (time);
        """);
}
