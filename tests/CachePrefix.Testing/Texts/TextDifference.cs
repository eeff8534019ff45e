namespace CachePrefix.Testing;

/// <summary>Compares two texts and shows the first line that differs.</summary>
internal static class TextDifference
{
    public static void Verify(string expected, string actual, string context)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
            return;

        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
            line++;

        throw new VerificationException(
            $"{context}: the text differs from line {line + 1}.\n  expected: {Show(left, line)}\n  actual:   {Show(right, line)}\n"
            + $"--- expected ---\n{expected}\n--- actual ---\n{actual}\n---");
    }

    private static string Show(string[] lines, int index) =>
        index < lines.Length ? lines[index].Replace("\r", "\\r", StringComparison.Ordinal) : "(end of file)";
}
