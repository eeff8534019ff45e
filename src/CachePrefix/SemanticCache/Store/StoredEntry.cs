namespace CachePrefix;

/// <summary>An entry in memory; its vector lies in its partition.</summary>
internal sealed class StoredEntry(SemanticEntry entry, long bytes)
{
    public SemanticEntry Entry { get; set; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>The place in its partition.</summary>
    public int Position { get; set; }

    /// <summary>The place in the order of arrival.</summary>
    public LinkedListNode<StoredEntry>? Arrival { get; set; }
}
