namespace CachePrefix.Analyzers.Generation;

/// <summary>Which attribute makes a member a segment.</summary>
internal enum SegmentRole
{
    CachedPrefix,
    Examples,
    History,
    Input,
}
