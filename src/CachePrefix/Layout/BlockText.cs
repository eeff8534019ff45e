using System.Text;

namespace CachePrefix;

/// <summary>Keeps text from ending its block, or beginning another: in the tags of a prompt's blocks, <c>&lt;</c> becomes <c>&amp;lt;</c>.</summary>
internal static class BlockText
{
    private const string Escaped = "&lt;";

    /// <param name="text">The text of an input.</param>
    /// <param name="labels">The labels of the prompt's blocks.</param>
    /// <param name="continues">Whether other text of the same block may follow, so that a tag could begin in this text and end in that.</param>
    /// <returns>The text itself when nothing in it looks like a tag of a block.</returns>
    public static string Escape(string text, IReadOnlyList<string> labels, bool continues = false)
    {
        StringBuilder? escaped = null;
        var done = 0;
        for (var open = text.IndexOf('<', StringComparison.Ordinal); open >= 0; open = text.IndexOf('<', open + 1))
        {
            if (!IsTag(text.AsSpan(open + 1), labels, continues))
                continue;

            (escaped ??= new StringBuilder()).Append(text, done, open - done).Append(Escaped);
            done = open + 1;
        }

        return escaped is null ? text : escaped.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsTag(ReadOnlySpan<char> text, IReadOnlyList<string> labels, bool continues)
    {
        text = SkipIgnorable(text);
        if (text.StartsWith("/"))
            text = SkipIgnorable(text[1..]);
        for (var i = 0; i < labels.Count; i++)
        {
            if (text.StartsWith(labels[i], StringComparison.OrdinalIgnoreCase) && !ContinuesName(text[labels[i].Length..]))
                return true;
            if (continues && labels[i].AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool ContinuesName(ReadOnlySpan<char> text) => !text.IsEmpty && (char.IsLetterOrDigit(text[0]) || text[0] is '_' or '-');

    /// <summary>White space, and characters that are not seen, such as those of zero width.</summary>
    private static ReadOnlySpan<char> SkipIgnorable(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || char.IsControl(text[start])
            || char.GetUnicodeCategory(text[start]) == System.Globalization.UnicodeCategory.Format))
            start++;
        return text[start..];
    }
}
