using CachePrefix.Postgres.Schema;

namespace CachePrefix.Postgres.Batches;

/// <summary>The tables of batches: the states of runs, and their files in pieces.</summary>
internal static class BatchSchema
{
    public static Migration First { get; } = new("batches-1", """
        create table {schema}.batch_runs (name text primary key, created_at timestamptz not null, state text not null);
        create index batch_runs_created_at on {schema}.batch_runs (created_at desc);
        create table {schema}.batch_files (run text not null, file text not null, piece integer not null, bytes bytea not null, primary key (run, file, piece));
        """);
}
