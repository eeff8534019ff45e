namespace CachePrefix;

/// <summary>
/// Tells slips of the hand: one letter missing, doubled or two swapped. Another letter may make another word, and one more at the end a
/// plural, so those are none.
/// </summary>
internal static class Misspelling
{
    private const int ShortestWord = 5;

    public static bool IsOf(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < ShortestWord - 1 || longer.Length < ShortestWord || longer.Length - shorter.Length > 1 || shorter[0] != longer[0])
            return false;

        var i = 0;
        while (i < shorter.Length && shorter[i] == longer[i])
            i++;
        return shorter.Length == longer.Length
            ? i + 1 < shorter.Length && shorter[i] == longer[i + 1] && shorter[i + 1] == longer[i] && shorter.AsSpan(i + 2).SequenceEqual(longer.AsSpan(i + 2))
            : (i < longer.Length - 1 || longer[^1] == longer[^2]) && shorter.AsSpan(i).SequenceEqual(longer.AsSpan(i + 1));
    }
}
