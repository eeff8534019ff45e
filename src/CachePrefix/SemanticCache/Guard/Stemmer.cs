namespace CachePrefix;

/// <summary>Cuts the endings of English words that do not change what a question is about: plurals, -ing, -ed.</summary>
internal static class Stemmer
{
    public static string Stem(string word)
    {
        if (word.Length <= 3 || !word.All(char.IsAsciiLetterLower))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5 && HasVowel(word.AsSpan(0, word.Length - 3)))
            return Undouble(word[..^3]);
        if (word.EndsWith("ment", StringComparison.Ordinal) && word.Length > 7)
            return Trim(word[..^4]);
        if (word.EndsWith("ation", StringComparison.Ordinal) && word.Length > 8)
            return Undouble(word[..^5]);
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 && word[^3] is not 'e' && HasVowel(word.AsSpan(0, word.Length - 2)))
            return Undouble(word[..^2]);
        if (word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4 && word[^3] is 'x' or 'h' or 's' or 'z' && word.Length > 4)
            return word[..^2];
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or 'p'))
            return Trim(word[..^1]);
        return Trim(word);
    }

    /// <summary>A silent e is dropped, so that "use" and "using" meet.</summary>
    private static string Trim(string word) => word.Length > 3 && word[^1] == 'e' && word[^2] is not 'e' ? word[..^1] : word;

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : Trim(stem);

    private static bool HasVowel(ReadOnlySpan<char> word) => word.IndexOfAny("aeiouy") >= 0;
}
