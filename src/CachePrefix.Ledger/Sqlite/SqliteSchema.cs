namespace CachePrefix.Ledger.Sqlite;

/// <summary>The tables of a ledger. Money is kept in whole 1e-12 dollars, so that sums are exact; times are Unix milliseconds.</summary>
internal static class SqliteSchema
{
    public const int Version = 2;

    public const string Create = """
        CREATE TABLE IF NOT EXISTS calls (
          call_id TEXT NOT NULL, attempt INTEGER NOT NULL, is_final INTEGER NOT NULL, is_prewarm INTEGER NOT NULL, time INTEGER NOT NULL,
          feature TEXT, prompt TEXT NOT NULL, prefix_hash TEXT, changed_segment TEXT, deployment TEXT, tenant TEXT, tier TEXT, model TEXT, provider TEXT, service_tier TEXT,
          source INTEGER NOT NULL, outcome INTEGER NOT NULL, status INTEGER, error TEXT,
          uncached INTEGER NOT NULL, read INTEGER NOT NULL, written_5m INTEGER NOT NULL, written_1h INTEGER NOT NULL, output INTEGER NOT NULL, reasoning INTEGER NOT NULL,
          cost INTEGER, uncached_cost INTEGER, warm_cost INTEGER, saved_cost INTEGER, route_cost INTEGER,
          router TEXT, route_reason TEXT, route_confidence REAL, latency_us INTEGER NOT NULL, first_token_us INTEGER, request_id TEXT, input_text TEXT, output_text TEXT, route_propensity REAL);
        CREATE INDEX IF NOT EXISTS calls_time ON calls (time);
        CREATE INDEX IF NOT EXISTS calls_id ON calls (call_id);
        CREATE TABLE IF NOT EXISTS rollups (
          hour INTEGER NOT NULL, feature TEXT NOT NULL, prompt TEXT NOT NULL, tier TEXT NOT NULL, model TEXT NOT NULL, tenant TEXT NOT NULL, deployment TEXT NOT NULL, source INTEGER NOT NULL,
          attempts INTEGER NOT NULL, calls INTEGER NOT NULL, failures INTEGER NOT NULL, escalations INTEGER NOT NULL, unpriced INTEGER NOT NULL, prefix_changes INTEGER NOT NULL,
          uncached INTEGER NOT NULL, read INTEGER NOT NULL, written_5m INTEGER NOT NULL, written_1h INTEGER NOT NULL, output INTEGER NOT NULL, reasoning INTEGER NOT NULL,
          cost INTEGER NOT NULL, route_cost INTEGER NOT NULL, uncached_cost INTEGER NOT NULL, warm_cost INTEGER NOT NULL, saved_cost INTEGER NOT NULL, latency_us INTEGER NOT NULL,
          l0 INTEGER NOT NULL, l1 INTEGER NOT NULL, l2 INTEGER NOT NULL, l3 INTEGER NOT NULL, l4 INTEGER NOT NULL, l5 INTEGER NOT NULL,
          l6 INTEGER NOT NULL, l7 INTEGER NOT NULL, l8 INTEGER NOT NULL, l9 INTEGER NOT NULL, l10 INTEGER NOT NULL, l11 INTEGER NOT NULL, changed_segment TEXT,
          PRIMARY KEY (hour, feature, prompt, tier, model, tenant, deployment, source)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS outcomes (call_id TEXT NOT NULL, time INTEGER NOT NULL, feature TEXT, prompt TEXT, unit TEXT NOT NULL, amount TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS outcomes_time ON outcomes (time);
        """;

    /// <summary>What brings a file of an earlier version to this one; empty for a new file and one of this version.</summary>
    public static string Upgrade(long version) => version == 1 ? "ALTER TABLE calls ADD COLUMN service_tier TEXT; ALTER TABLE calls ADD COLUMN route_propensity REAL;" : "";

    public static IReadOnlyList<string> CallColumns { get; } =
    [
        "call_id", "attempt", "is_final", "is_prewarm", "time", "feature", "prompt", "prefix_hash", "changed_segment", "deployment", "tenant", "tier", "model", "provider", "service_tier",
        "source", "outcome", "status", "error", "uncached", "read", "written_5m", "written_1h", "output", "reasoning",
        "cost", "uncached_cost", "warm_cost", "saved_cost", "route_cost", "router", "route_reason", "route_confidence", "latency_us", "first_token_us", "request_id", "input_text", "output_text", "route_propensity",
    ];

    public static IReadOnlyList<string> RollUpKeys { get; } = ["hour", "feature", "prompt", "tier", "model", "tenant", "deployment", "source"];

    public static IReadOnlyList<string> RollUpSums { get; } =
    [
        "attempts", "calls", "failures", "escalations", "unpriced", "prefix_changes", "uncached", "read", "written_5m", "written_1h", "output", "reasoning",
        "cost", "route_cost", "uncached_cost", "warm_cost", "saved_cost", "latency_us", "l0", "l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10", "l11",
    ];
}
