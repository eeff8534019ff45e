namespace CachePrefix;

/// <summary>Splits a text into words, numbers, operators and the punctuation that ends a clause.</summary>
internal static class Tokenizer
{
    public static List<string> Split(string text)
    {
        var tokens = new List<string>();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (IsWordPart(text, i))
            {
                while (i < text.Length && IsWordPart(text, i))
                    i++;
                AddWord(tokens, text[start..i]);
            }
            else if (IsOperator(c))
            {
                while (i < text.Length && IsOperator(text[i]))
                    i++;
                tokens.Add(text[start..i]);
            }
            else
            {
                i++;
                if (c is '.' or ',' or '!' or '?' or ';' or ':' or '\n' or '(' or ')')
                    tokens.Add(c.ToString());
            }
        }

        return tokens;
    }

    public static bool IsClauseEnd(string token) => token is "." or "," or "!" or "?" or ";" or ":" or "\n" or "(" or ")";

    private static bool IsOperator(char c) => c is '=' or '<' or '>' or '+' or '*' or '&' or '|' or '^' or '%' or '$' or '~' or '@' or '€' or '£';

    /// <summary>Letters and digits, with what stands inside of a word: 3.11, don't, C#, .NET, MB/s, a-b, x_y.</summary>
    private static bool IsWordPart(string text, int i)
    {
        var c = text[i];
        if (char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            return true;

        var after = i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
        var before = i > 0 && char.IsLetterOrDigit(text[i - 1]);
        return c switch
        {
            '.' or ',' when before && after => char.IsDigit(text[i + 1]) || (c == '.' && char.IsLetter(text[i + 1])),
            '.' => !before && after && char.IsLetter(text[i + 1]),
            '-' when !before && after => char.IsDigit(text[i + 1]),
            '\'' or '\u2019' or '-' or '/' or ':' => before && after,
            '#' => before && !after || (!before && after && char.IsDigit(text[i + 1])),
            '+' => i > 0 && (before || (text[i - 1] == '+' && i > 1 && char.IsLetter(text[i - 2]))) && !after && !char.IsDigit(text[i - 1]),
            _ => false,
        };
    }

    /// <summary>Contractions are two words, and so are amounts with their units: 400F, 10GB, 3pm.</summary>
    private static void AddWord(List<string> tokens, string word)
    {
        word = word.Replace('\u2019', '\'');
        if (Contractions.TryExpand(word, out var words))
        {
            tokens.AddRange(words);
            return;
        }

        if (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) && word.Length > 3)
            word = word[..^2];

        var digits = 0;
        while (digits < word.Length && (char.IsDigit(word[digits]) || (digits > 0 && word[digits] is '.' or ',')))
            digits++;
        if (digits > 0 && digits < word.Length && char.IsLetter(word[digits]) && word[digits..].All(static c => char.IsLetter(c) || c == '/') && word.Length - digits <= 5)
        {
            tokens.Add(word[..digits]);
            tokens.Add(word[digits..]);
            return;
        }

        tokens.Add(word);
    }
}
