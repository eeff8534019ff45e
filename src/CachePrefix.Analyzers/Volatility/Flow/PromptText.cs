namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Constant text of prompts.</summary>
internal static class PromptText
{
    private const int SnippetLength = 40;
    private const int FewestLetters = 4;

    /// <summary>What is as long is more than a heading or a sentence.</summary>
    public const int LongText = 80;

    /// <summary>What is shorter behind a long text costs next to nothing.</summary>
    public const int ShortTail = 40;

    /// <summary>Up to this length texts are counted.</summary>
    private const int MostCounted = 400;

    private const int LongestHeading = 20;

    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    /// <summary>The beginning of a text on one line, or <see langword="null"/> if it is only punctuation.</summary>
    public static string? Snippet(string? text)
    {
        if (text is null)
            return null;

        var letters = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) && ++letters == FewestLetters)
                return Shorten(text);
        }

        return null;
    }

    /// <summary>Whether a snippet is only the name of what comes next, the end of what came before, or a place for something else.</summary>
    public static bool IsLabel(string snippet)
    {
        if (snippet.Length == 0 || snippet[snippet.Length - 1] is ':' or '(' or '=' or '-' or '>' or '[' or '{' or '}' or ']' or '"' || (snippet.StartsWith("</", StringComparison.Ordinal) && !IsLong(snippet)))
            return true;

        return snippet.Length <= LongestHeading && snippet[0] is ('-' or '#' or '*');
    }

    /// <summary>Whether a snippet is the beginning of a text that goes on.</summary>
    public static bool IsLong(string snippet) => snippet.Length >= SnippetLength;

    /// <summary>The length of a text, as far as it is counted.</summary>
    public static int Length(string text) => Math.Min(text.Length, MostCounted);

    /// <summary>The length of two texts together, as far as it is counted.</summary>
    public static int AddLengths(int first, int second) => Math.Min(first + second, MostCounted);

    /// <summary>How long a text is, as far as rules ask: the texts of loops grow with each round, but not for long by grades.</summary>
    public static int Grade(int length) => length < ShortTail ? 0 : length < LongText ? 1 : 2;

    /// <summary>The code of an expression on one line, shortened, for messages.</summary>
    public static string Code(Microsoft.CodeAnalysis.SyntaxNode node) => Shorten(node.Span.Length > 400 ? node.ToString().Substring(0, 400) : node.ToString());

    private static string Shorten(string text)
    {
        var words = text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(" ", words.Take(12));
        return line.Length > SnippetLength ? line.Substring(0, SnippetLength - 1) + "…" : line;
    }
}
