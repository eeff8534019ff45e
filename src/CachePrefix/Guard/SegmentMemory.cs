namespace CachePrefix;

/// <summary>Remembers the last text of each segment and which changes have been reported.</summary>
internal sealed class SegmentMemory(int capacity)
{
    /// <summary>Beyond this many alternatives a segment changes all the time, and saying so again helps nobody.</summary>
    private const int MaxReportedPerSegment = 64;

    private readonly object _gate = new();
    private readonly Dictionary<SegmentKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byAge = [];

    /// <summary>Takes a segment's text and returns how it differs from the last one, unless that change has been returned before.</summary>
    public TextDifference? Compare(SegmentKey key, GuardedSegment segment)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                Add(key, segment.Text);
                return null;
            }

            _byAge.Remove(node);
            _byAge.AddLast(node);
            return node.Value.Take(segment);
        }
    }

    private void Add(SegmentKey key, string text)
    {
        if (_entries.Count >= capacity && _byAge.First is { } oldest)
        {
            _entries.Remove(oldest.Value.Key);
            _byAge.RemoveFirst();
        }

        _entries.Add(key, _byAge.AddLast(new Entry(key, text)));
    }

    private sealed class Entry(SegmentKey key, string text)
    {
        /// <summary>The texts known under the key: one for a definition's segment, several where prompts share a name.</summary>
        private readonly List<string> _known = [text];
        private readonly HashSet<(int Before, int After)> _reported = [];
        private string _last = text;

        public SegmentKey Key { get; } = key;

        public TextDifference? Take(GuardedSegment segment)
        {
            var text = segment.Text;
            if (ReferenceEquals(text, _last) || text == _last)
                return null;

            var before = segment.Prompt == GuardedSegment.Unnamed ? TakeUnnamed(text) : _last;
            _last = text;
            if (before is null || (segment.Stability == Stability.Session && text.StartsWith(before, StringComparison.Ordinal)))
                return null;

            return _reported.Count < MaxReportedPerSegment && _reported.Add((before.GetHashCode(StringComparison.Ordinal), text.GetHashCode(StringComparison.Ordinal)))
                ? TextDifference.Between(before, text)
                : null;
        }

        /// <summary>Among prompts that share a name, finds the one that a text is a changed form of.</summary>
        private string? TakeUnnamed(string text)
        {
            if (_known.Contains(text))
                return null;

            var index = _known.FindIndex(known => IsChangedForm(known, text));
            var before = index < 0 ? null : _known[index];
            if (index >= 0)
                _known[index] = text;
            else if (_known.Count < MaxReportedPerSegment)
                _known.Add(text);
            return before;
        }

        /// <summary>
        /// Most of a prompt stays when a clock or an id in it changes, and most tools stay when their order does;
        /// two different prompts have little in common.
        /// </summary>
        private static bool IsChangedForm(string known, string text) => SharesEnds(known, text) || SharesLines(known, text);

        private static bool SharesEnds(string known, string text)
        {
            var shorter = Math.Min(known.Length, text.Length);
            var prefix = known.AsSpan().CommonPrefixLength(text);
            var suffix = 0;
            while (suffix < shorter - prefix && known[^(suffix + 1)] == text[^(suffix + 1)])
                suffix++;
            return (prefix + suffix) * 2 >= shorter;
        }

        private static bool SharesLines(string known, string text)
        {
            var lines = known.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var count = lines.Count;
            lines.IntersectWith(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            return lines.Count * 2 > count;
        }
    }
}
