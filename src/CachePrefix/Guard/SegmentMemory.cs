using System.Collections.Concurrent;

namespace CachePrefix;

/// <summary>
/// Remembers the last text of each segment and which changes have been reported. Texts are compared without a lock, since every call of a
/// program passes here.
/// </summary>
internal sealed class SegmentMemory(int capacity)
{
    private readonly ConcurrentDictionary<SegmentKey, SegmentHistory> _segments = new();
    private int _count;
    private long _clock;
    private int _isTrimming;

    /// <summary>Takes a segment's text and returns how it differs from the last one, unless that change has been returned before.</summary>
    public TextDifference? Compare(in SegmentKey key, in GuardedSegment segment)
    {
        if (!_segments.TryGetValue(key, out var history))
            history = Add(key, segment);

        history.LastUsed = Interlocked.Increment(ref _clock);
        return history.Take(segment.Text());
    }

    private SegmentHistory Add(SegmentKey key, in GuardedSegment segment)
    {
        SegmentHistory added = segment.Prompt == GuardedSegment.Unnamed
            ? new SharedHistory()
            : new OwnHistory(mayGrow: segment.Stability == Stability.Session);
        var history = _segments.GetOrAdd(key, added);
        if (ReferenceEquals(history, added) && Interlocked.Increment(ref _count) > capacity)
            Trim();
        return history;
    }

    /// <summary>Forgets an eighth of the segments, those that have not been seen for longest.</summary>
    private void Trim()
    {
        if (Interlocked.Exchange(ref _isTrimming, 1) == 1)
            return;

        var surplus = Volatile.Read(ref _count) - capacity + (capacity / 8);
        foreach (var (key, _) in _segments.ToArray().OrderBy(static entry => entry.Value.LastUsed).Take(surplus))
        {
            if (_segments.TryRemove(key, out _))
                Interlocked.Decrement(ref _count);
        }

        Volatile.Write(ref _isTrimming, 0);
    }
}
