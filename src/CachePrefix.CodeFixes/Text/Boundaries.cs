using System.Text.RegularExpressions;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Finds where sentences and lines begin and end in the source of a literal.</summary>
internal static class Boundaries
{
    private static readonly Regex Abbreviation = new(@"(^|[^\p{L}])(\p{L}|\d{1,2}|e\.g|i\.e|etc|vs|cf|approx|ca|no|nr|mr|mrs|ms|dr|st|fig|incl|max|min)\.$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    /// <summary>The index at which the sentence at the end of the text begins, or -1 if it begins earlier than the text.</summary>
    public static int LastStart(string raw, LiteralStyle style)
    {
        for (var i = raw.Length; i > 0; i--)
        {
            if (EndsWithNewLine(raw, i, style) || IsWideEnd(raw[i - 1]))
                return i;
            if (i >= 2 && char.IsWhiteSpace(raw[i - 1]) && EndsSentenceAt(raw, i - 1) && !(i < raw.Length && char.IsLower(raw[i])))
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
            if (IsWideEnd(raw[i]))
                return i + 1;
            if (!IsEnd(raw[i]))
                continue;

            var end = i + 1;
            while (end < raw.Length && (IsEnd(raw[end]) || IsCloser(raw[end])))
                end++;
            if (end == raw.Length ? isLast : NewLineLength(raw, end, style) > 0 || (char.IsWhiteSpace(raw[end]) && EndsSentenceAt(raw, end) && !ContinuesAt(raw, end)))
                return end;
        }

        return isLast ? raw.Length : -1;
    }

    /// <summary>Whether a text, white space at its end left aside, ends with a sentence or a line.</summary>
    public static bool EndsSentence(string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length > 0 && (IsWideEnd(trimmed[trimmed.Length - 1]) || EndsSentenceAt(trimmed, trimmed.Length) || text.IndexOf('\n', trimmed.Length) >= 0);
    }

    /// <summary>The length of the line break at an index, 0 if there is none.</summary>
    public static int NewLineLength(string raw, int index, LiteralStyle style)
    {
        foreach (var newLine in style == LiteralStyle.Regular ? ["\\r\\n", "\\n"] : new[] { "\r\n", "\n" })
        {
            if (string.CompareOrdinal(raw, index, newLine, 0, newLine.Length) == 0 && !IsEscaped(raw, index, style))
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
                end -= end >= 4 && raw.Substring(end - 4, 4) == "\\r\\n" && !IsEscaped(raw, end - 4, style) ? 4 : 2;
            else
                break;
        }

        return raw.Substring(0, end);
    }

    public static bool EndsWithNewLine(string raw, int end, LiteralStyle style) => style == LiteralStyle.Regular
        ? end >= 2 && raw[end - 1] == 'n' && raw[end - 2] == '\\' && !IsEscaped(raw, end - 2, style)
        : end >= 1 && raw[end - 1] == '\n';

    // Whether an odd number of backslashes precedes, so that the character at the index does not begin an escape.
    private static bool IsEscaped(string raw, int index, LiteralStyle style)
    {
        var count = 0;
        while (style == LiteralStyle.Regular && index - count > 0 && raw[index - count - 1] == '\\')
            count++;
        return count % 2 == 1;
    }

    private static bool EndsSentenceAt(string raw, int end)
    {
        var last = end;
        while (last > 0 && IsCloser(raw[last - 1]))
            last--;
        return last > 0 && IsEnd(raw[last - 1]) && !(raw[last - 1] == '.' && Abbreviation.IsMatch(raw.Substring(0, last)));
    }

    private static bool ContinuesAt(string raw, int index)
    {
        while (index < raw.Length && char.IsWhiteSpace(raw[index]))
            index++;
        return index < raw.Length && char.IsLower(raw[index]);
    }

    private static bool IsEnd(char character) => character is '.' or '!' or '?' or '\u2026';

    private static bool IsWideEnd(char character) => character is '\u3002' or '\uFF01' or '\uFF1F';

    private static bool IsCloser(char character) => character is '"' or '\'' or ')' or ']' or '\\' or '\u201D' or '\u2019' or '\u00BB';
}
