namespace CachePrefix;

/// <summary>What the clients below noticed about a request; shared by the clones of its options.</summary>
internal sealed class RequestNotes
{
    /// <summary>The first segment that a prefix guard saw changed.</summary>
    public string? ChangedSegment { get; set; }
}
