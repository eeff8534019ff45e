namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Constant text of prompts.</summary>
internal static class PromptText
{
    private const int SnippetLength = 40;
    private const int FewestLetters = 4;

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

    /// <summary>The code of an expression on one line, shortened, for messages.</summary>
    public static string Code(Microsoft.CodeAnalysis.SyntaxNode node) => Shorten(node.Span.Length > 400 ? node.ToString().Substring(0, 400) : node.ToString());

    private static string Shorten(string text)
    {
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(" ", words.Take(12));
        return line.Length > SnippetLength ? line.Substring(0, SnippetLength - 1) + "…" : line;
    }
}
