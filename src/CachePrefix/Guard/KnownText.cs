namespace CachePrefix;

/// <summary>A text with what is needed to tell quickly whether another is a changed form of it.</summary>
internal sealed class KnownText
{
    private const int BlockLength = 64;

    private readonly int[] _lines;

    public KnownText(string text)
    {
        Text = text;
        _lines = HashLines(text);
    }

    public string Text { get; }

    /// <summary>
    /// Most of a prompt stays when a clock or an id in it changes, and most tools stay when their order does; two different prompts have
    /// little in common.
    /// </summary>
    public bool IsChangedFormOf(KnownText other) => SharesEnds(Text, other.Text) || SharesLines(_lines, other._lines);

    private static bool SharesEnds(ReadOnlySpan<char> text, ReadOnlySpan<char> other)
    {
        var shorter = Math.Min(text.Length, other.Length);
        var prefix = text.CommonPrefixLength(other);
        return (prefix + CommonSuffixLength(text[prefix..], other[prefix..])) * 2 >= shorter;
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> text, ReadOnlySpan<char> other)
    {
        var length = 0;
        var shorter = Math.Min(text.Length, other.Length);
        while (length + BlockLength <= shorter
            && text[^(length + BlockLength)..][..BlockLength].SequenceEqual(other[^(length + BlockLength)..][..BlockLength]))
            length += BlockLength;
        while (length < shorter && text[^(length + 1)] == other[^(length + 1)])
            length++;
        return length;
    }

    private static bool SharesLines(int[] lines, int[] other)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < lines.Length && j < other.Length;)
        {
            if (lines[i] == other[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (lines[i] < other[j])
                i++;
            else
                j++;
        }

        return shared * 2 > other.Length;
    }

    /// <summary>The hashes of the different lines, in order.</summary>
    private static int[] HashLines(string text)
    {
        var hashes = new HashSet<int>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty)
                hashes.Add(string.GetHashCode(line));
        }

        int[] lines = [.. hashes];
        Array.Sort(lines);
        return lines;
    }
}
