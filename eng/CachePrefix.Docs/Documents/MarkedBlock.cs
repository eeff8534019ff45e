namespace CachePrefix.Docs;

/// <summary>A generated part of a file that people write: everything between two comment lines.</summary>
internal static class MarkedBlock
{
    public static string Wrap(string name, string content) => $"{Begin(name)}\n{content.TrimEnd('\n')}\n{End(name)}";

    /// <exception cref="InvalidDataException">The text does not hold the block exactly once.</exception>
    public static string Replace(string text, string name, string content, string path)
    {
        var start = text.IndexOf(Begin(name), StringComparison.Ordinal);
        var end = text.IndexOf(End(name), StringComparison.Ordinal);
        if (start < 0 || end < start || text.IndexOf(Begin(name), start + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidDataException($"{path} must hold the lines '{Begin(name)}' and '{End(name)}' once, in this order.");

        return text[..start] + Wrap(name, content) + text[(end + End(name).Length)..];
    }

    private static string Begin(string name) => $"<!-- generated {name} -->";

    private static string End(string name) => $"<!-- end of {name} -->";
}
