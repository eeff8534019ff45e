namespace CachePrefix.CodeFixes.Text;

/// <summary>Finds where sentences and lines begin and end in the source of a literal.</summary>
internal static class Boundaries
{
    /// <summary>The index at which the sentence at the end of the text begins, or -1 if it begins earlier than the text.</summary>
    public static int LastStart(string raw, LiteralStyle style)
    {
        for (var i = raw.Length; i > 0; i--)
        {
            if (EndsWithNewLine(raw, i, style))
                return i;
            if (i >= 2 && i < raw.Length + 1 && char.IsWhiteSpace(raw[i - 1]) && IsSentenceEnd(raw[i - 2]))
                return i;
        }

        return -1;
    }

    /// <summary>The index behind the first sentence of the text, in front of a line break; -1 if it goes on after the text.</summary>
    public static int FirstEnd(string raw, LiteralStyle style, bool isLast)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            if (NewLineLength(raw, i, style) > 0)
                return i;
            if (IsSentenceEnd(raw[i]) && (i + 1 == raw.Length ? isLast : char.IsWhiteSpace(raw[i + 1]) || NewLineLength(raw, i + 1, style) > 0))
                return i + 1;
        }

        return isLast ? raw.Length : -1;
    }

    /// <summary>The length of the line break at an index, 0 if there is none.</summary>
    public static int NewLineLength(string raw, int index, LiteralStyle style)
    {
        foreach (var newLine in style == LiteralStyle.Regular ? ["\\r\\n", "\\n"] : new[] { "\r\n", "\n" })
        {
            if (string.CompareOrdinal(raw, index, newLine, 0, newLine.Length) == 0)
                return newLine.Length;
        }

        return 0;
    }

    public static string TrimStart(string raw, LiteralStyle style)
    {
        var start = 0;
        while (start < raw.Length && (char.IsWhiteSpace(raw[start]) ? 1 : NewLineLength(raw, start, style)) is > 0 and var length)
            start += length;
        return raw.Substring(start);
    }

    public static string TrimEnd(string raw, LiteralStyle style)
    {
        var end = raw.Length;
        while (end > 0)
        {
            if (char.IsWhiteSpace(raw[end - 1]))
                end--;
            else if (style == LiteralStyle.Regular && EndsWithNewLine(raw, end, style))
                end -= end >= 4 && raw.Substring(end - 4, 4) == "\\r\\n" ? 4 : 2;
            else
                break;
        }

        return raw.Substring(0, end);
    }

    public static bool EndsWithNewLine(string raw, int end, LiteralStyle style) => style == LiteralStyle.Regular
        ? end >= 2 && raw[end - 1] == 'n' && raw[end - 2] == '\\' && !(end >= 3 && raw[end - 3] == '\\')
        : end >= 1 && raw[end - 1] == '\n';

    private static bool IsSentenceEnd(char character) => character is '.' or '!' or '?';
}
