namespace CachePrefix;

/// <summary>Finds out what kind of answer is asked for, and removes the words that say so.</summary>
internal static class IntentReader
{
    /// <summary>Ways to ask, the more specific first; what is asked for is the words behind them.</summary>
    private static readonly (string Words, Intent Intent)[] Forms =
    [
        ("how many", Intent.Count), ("how much time", Intent.Duration), ("how much", Intent.Amount), ("how long", Intent.Duration),
        ("how often", Intent.Frequency), ("how frequently", Intent.Frequency), ("how far", Intent.Distance), ("what is the distance", Intent.Distance),
        ("how old", Intent.Age), ("what is the age of", Intent.Age),
        ("what is the difference between", Intent.Difference), ("what are the differences between", Intent.Difference),
        ("the difference between", Intent.Difference), ("difference between", Intent.Difference), ("differences between", Intent.Difference),
        ("how do i go about", Intent.How), ("how do i", Intent.How), ("how do you", Intent.How), ("how do we", Intent.How), ("how does one", Intent.How),
        ("how can i", Intent.How), ("how can you", Intent.How), ("how can we", Intent.How), ("how can one", Intent.How), ("how could i", Intent.How), ("how would i", Intent.How),
        ("how would you", Intent.How), ("how might i", Intent.How), ("how to", Intent.How), ("how should i", Intent.How), ("how am i able to", Intent.How), ("how is it possible to", Intent.How),
        ("what is the best way to", Intent.How), ("what is the way to", Intent.How), ("what is the right way to", Intent.How), ("what is the easiest way to", Intent.How), ("what are the ways to", Intent.How),
        ("what is a good way to", Intent.How), ("what is the proper way to", Intent.How), ("what is the correct way to", Intent.How), ("what are the best ways to", Intent.How),
        ("what is the process for", Intent.How), ("what is the process of", Intent.How), ("what is the procedure for", Intent.How), ("what is the procedure to", Intent.How), ("what is the command to", Intent.How),
        ("what is the method to", Intent.How), ("what is the method for", Intent.How), ("what are the steps to", Intent.How), ("what are the steps for", Intent.How), ("what steps do i take to", Intent.How),
        ("what must i do to", Intent.How), ("what do i need to do to", Intent.How), ("what do i do to", Intent.How), ("what should i do to", Intent.How),
        ("is there a way to", Intent.How), ("is there any way to", Intent.How), ("walk me through", Intent.How), ("show me how to", Intent.How),
        ("the best way to", Intent.How), ("best way to", Intent.How), ("ways to", Intent.How), ("way to", Intent.How), ("steps to", Intent.How), ("instructions for", Intent.How),
        ("how come", Intent.Why), ("for what reason", Intent.Why), ("what is the reason", Intent.Why), ("what is the cause of", Intent.Why), ("what are the causes of", Intent.Why),
        ("what causes", Intent.Why), ("what makes", Intent.Why), ("the reason why", Intent.Why), ("why", Intent.Why),
        ("what time", Intent.When), ("what year", Intent.When), ("what date", Intent.When), ("what day", Intent.When), ("on what date", Intent.When), ("in what year", Intent.When),
        ("in which year", Intent.When), ("which year", Intent.When), ("when", Intent.When),
        ("who do", Intent.Whom), ("who does", Intent.Whom), ("who did", Intent.Whom), ("who", Intent.Who), ("whose", Intent.Who), ("whom", Intent.Whom), ("where", Intent.Where), ("which", Intent.Which),
        ("what does", Intent.What), ("what do", Intent.What), ("what is meant by", Intent.What), ("what is the meaning of", Intent.What), ("the meaning of", Intent.What), ("the definition of", Intent.What),
        ("what", Intent.What), ("explain", Intent.What), ("describe", Intent.What), ("define", Intent.What),
        ("how", Intent.How),
        ("should i", Intent.Advice), ("should we", Intent.Advice), ("should", Intent.Advice), ("is it worth", Intent.Advice), ("is it a good idea to", Intent.Advice), ("would you recommend", Intent.Advice),
        ("may", Intent.Ability), ("am i allowed to", Intent.Ability), ("is it allowed to", Intent.Ability), ("is it possible to", Intent.Ability), ("do i have to", Intent.Duty), ("must", Intent.Duty),
        ("is", Intent.YesNo), ("are", Intent.YesNo), ("does", Intent.YesNo), ("do", Intent.YesNo), ("did", Intent.YesNo), ("can", Intent.Ability), ("could", Intent.Ability),
        ("will", Intent.Future), ("would", Intent.YesNo), ("has", Intent.Perfect), ("have", Intent.Perfect), ("was", Intent.YesNo), ("were", Intent.YesNo), ("am", Intent.YesNo),
    ];

    private static readonly ILookup<string, (string[] Words, Intent Intent)> ByFirst =
        Forms.Select(static form => (Words: form.Words.Split(' '), form.Intent)).ToLookup(static form => form.Words[0], StringComparer.Ordinal);

    public static Intent Read(List<string> tokens, ref bool isPast)
    {
        // A question word inside of a text counts; an auxiliary verb only where a clause begins.
        for (var i = 0; i < tokens.Count; i++)
        {
            var startsClause = i == 0 || Tokenizer.IsClauseEnd(tokens[i - 1]);
            foreach (var (words, intent) in ByFirst[tokens[i].ToLowerInvariant()])
            {
                if (!Matches(tokens, i, words) || (!startsClause && intent >= Intent.YesNo && intent != Intent.Order))
                    continue;
                isPast |= Array.Exists(words, static word => word is "did" or "was" or "were");
                tokens.RemoveRange(i, words.Length);
                // "For how long", "at what temperature".
                if (i > 0 && intent is not (Intent.Who or Intent.Where) && tokens[i - 1].ToLowerInvariant() is "for" or "at" or "in" or "on")
                    tokens.RemoveAt(--i);
                return intent == Intent.What && words is ["explain" or "describe" or "define"] && HasQuestionAfter(tokens, i)
                    ? Read(tokens, ref isPast)
                    : Refine(WithoutRepetition(tokens, intent), tokens, i);
            }
        }

        return tokens.Count > 0 && Vocabulary.Is("order", tokens[0].ToLowerInvariant()) ? Intent.Order : Intent.Open;
    }

    /// <summary>"What does X mean" asks what X is; "is X allowed to" asks whether X may.</summary>
    private static Intent WithoutRepetition(List<string> tokens, Intent intent)
    {
        if (intent == Intent.What && tokens.FindLastIndex(static token => !Tokenizer.IsClauseEnd(token)) is > 0 and var last && tokens[last].ToLowerInvariant() is "mean" or "means")
            tokens.RemoveAt(last);
        return intent == Intent.YesNo && tokens.RemoveAll(static token => token.ToLowerInvariant() is "allowed" or "permitted") > 0 ? Intent.Ability : intent;
    }

    /// <summary>"How do A and B differ" asks for a difference, "what does X mean" for a definition.</summary>
    private static Intent Refine(Intent intent, List<string> tokens, int from)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].ToLowerInvariant();
            if (intent is Intent.How or Intent.What && word is "differ" or "differs" or "different")
            {
                tokens.RemoveAt(i);
                return Intent.Difference;
            }

            if (intent is Intent.How or Intent.What && i >= from && word is "difference" or "differences")
            {
                tokens.RemoveAt(i);
                return Intent.Difference;
            }
        }

        return intent;
    }

    private static bool HasQuestionAfter(List<string> tokens, int start) =>
        tokens.Skip(start).Any(static token => token.ToLowerInvariant() is "how" or "why" or "what" or "when" or "where" or "who" or "which" or "difference" or "differences");

    private static bool Matches(List<string> tokens, int start, string[] words)
    {
        if (start + words.Length > tokens.Count)
            return false;

        for (var i = 1; i < words.Length; i++)
        {
            if (!string.Equals(tokens[start + i], words[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
