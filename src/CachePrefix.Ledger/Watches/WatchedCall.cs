namespace CachePrefix.Ledger.Watches;

/// <summary>What a watch keeps of a call.</summary>
internal readonly record struct WatchedCall(
    DateTimeOffset Time, long Read, long Written, bool IsLong, string? ChangedSegment, string? PrefixHash, string? Model, string? Deployment)
{
    public long Cached => Read + Written;

    public static WatchedCall Of(CallRecord record) => new(
        record.Time, record.Usage.CacheRead, record.Usage.CacheWrite, record.Usage.CacheWrite1h > 0, record.ChangedSegment, record.PrefixHash, record.Model, record.Deployment);
}
