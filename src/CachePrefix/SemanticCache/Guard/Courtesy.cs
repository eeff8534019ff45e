namespace CachePrefix;

/// <summary>Leaves out what is said around a question: greetings, thanks, "could you please tell me".</summary>
internal static class Courtesy
{
    public static List<string> Strip(List<string> tokens)
    {
        var kept = new List<string>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var phrase = Vocabulary.Courtesies.FirstOrDefault(phrase => StartsWith(tokens, i, phrase));
            if (phrase is null)
                kept.Add(tokens[i++]);
            else
                i += phrase.Length;
        }

        return DropPrefaces(kept);
    }

    /// <summary>A clause in which every word only says why or to whom the question is asked goes, where another clause remains.</summary>
    private static List<string> DropPrefaces(List<string> tokens)
    {
        var clauses = new List<List<string>> { new() };
        foreach (var token in tokens)
        {
            clauses[^1].Add(token);
            if (Tokenizer.IsClauseEnd(token))
                clauses.Add([]);
        }

        var meant = clauses.Where(static clause => clause.Any(static token => !Tokenizer.IsClauseEnd(token))).ToList();
        var asked = meant.Where(static clause => !clause.All(static token => Tokenizer.IsClauseEnd(token) || IsPreface(token.ToLowerInvariant()))).ToList();
        return [.. (asked.Count > 0 ? asked : meant).SelectMany(static clause => clause)];
    }

    private static bool IsPreface(string word) => Vocabulary.Is("preface", word) || Vocabulary.Is("function", word) || Vocabulary.Is("filler", word);

    private static bool StartsWith(List<string> tokens, int start, string[] phrase)
    {
        if (start + phrase.Length > tokens.Count)
            return false;

        for (var i = 0; i < phrase.Length; i++)
        {
            if (!string.Equals(tokens[start + i], phrase[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
