using System.Collections.Concurrent;

namespace CachePrefix;

/// <summary>What is remembered of one segment.</summary>
internal abstract class SegmentHistory
{
    /// <summary>Beyond this many changes a segment changes all the time, and saying so again helps nobody.</summary>
    protected const int MostReported = 64;

    private readonly ConcurrentDictionary<(int Before, int After), bool> _reported = new();
    private int _reports;

    /// <summary>When the segment was last seen, as a count of all segments seen.</summary>
    public long LastUsed { get; set; }

    /// <summary>Takes the segment's text and returns how it differs from the last one, unless that change has been returned before.</summary>
    public abstract TextDifference? Take(string text);

    protected TextDifference? Report(string before, string after)
    {
        if (Volatile.Read(ref _reports) >= MostReported || !_reported.TryAdd((HashOf(before), HashOf(after)), true))
            return null;

        Interlocked.Increment(ref _reports);
        return TextDifference.Between(before, after);
    }

    private static int HashOf(string text) => text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A segment of a prompt definition: one text at a time.</summary>
/// <param name="mayGrow">Whether text may be added at the end, as to a conversation.</param>
internal sealed class OwnHistory(bool mayGrow) : SegmentHistory
{
    private string? _last;

    public override TextDifference? Take(string text)
    {
        if (text == Volatile.Read(ref _last) || Interlocked.Exchange(ref _last, text) is not { } before || text == before)
            return null;

        return mayGrow && text.StartsWith(before, StringComparison.Ordinal) ? null : Report(before, text);
    }
}

/// <summary>A name that several prompts share: each of their texts is known, and a changed one is told from a new one.</summary>
internal sealed class SharedHistory : SegmentHistory
{
    private KnownText[] _known = [];

    public override TextDifference? Take(string text)
    {
        KnownText? taken = null;
        while (true)
        {
            var known = Volatile.Read(ref _known);
            if (Array.Exists(known, other => other.Text == text))
                return null;

            taken ??= new KnownText(text);
            var index = Array.FindIndex(known, taken.IsChangedFormOf);
            if (index < 0 && known.Length == MostReported)
                return null;

            KnownText[] updated = [.. known];
            if (index < 0)
                updated = [.. known, taken];
            else
                updated[index] = taken;
            if (Interlocked.CompareExchange(ref _known, updated, known) == known)
                return index < 0 ? null : Report(known[index].Text, text);
        }
    }
}
