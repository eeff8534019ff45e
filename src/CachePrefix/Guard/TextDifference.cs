namespace CachePrefix;

/// <summary>Two texts and the index of the first character in which they differ.</summary>
internal readonly record struct TextDifference(string Before, string After, int Position)
{
    public static TextDifference Between(string before, string after) => new(before, after, before.AsSpan().CommonPrefixLength(after));
}
