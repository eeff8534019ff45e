namespace CachePrefix;

/// <summary>Reads the words that carry meaning, with the direction in which each is tied to the rest.</summary>
internal sealed class TermReader(bool isShouted)
{
    private readonly List<Term> _terms = [];
    private string _relation = "";
    private string _preposition = "";
    private bool _hasTied;
    private bool _hasGrammar;
    private bool _isJoined;
    private bool _startsClause = true;

    public IReadOnlyList<Term> Terms => _terms;

    public int Negations { get; private set; }

    public bool IsPast { get; private set; }

    public bool IsKeywords => !_hasGrammar;

    public void Read(string token)
    {
        if (Tokenizer.IsClauseEnd(token))
        {
            Tie("", "");
            _startsClause = true;
            return;
        }

        var word = token.ToLowerInvariant();
        var startsClause = _startsClause;
        _startsClause = false;
        if (Vocabulary.Is("negation", word))
        {
            Negations++;
            _hasGrammar = true;
        }
        else if (Vocabulary.Is("direction", word))
        {
            Tie(word is "as" or "into" or "onto" ? "to" : word, word);
            _hasGrammar = true;
        }
        else if (Vocabulary.Is("place", word))
        {
            Tie(Term.Place, word);
            _hasGrammar |= word is not ("in" or "of" or "for");
        }
        else if (word is "and" or "or" or "&")
        {
            _hasGrammar = true;
            _isJoined = true;
        }
        else if (IsAbbreviation(token, startsClause))
        {
            Add(token, word, startsClause);
        }
        else if (Vocabulary.Is("function", word))
        {
            IsPast |= word is "was" or "were" or "did" or "had";
            _hasGrammar = true;
            Untie();
        }
        else if (Vocabulary.Is("filler", word))
        {
            Untie();
        }
        else
        {
            Add(token, word, startsClause);
        }
    }

    /// <summary>The US and IT are no pronouns, and May is a month.</summary>
    private bool IsAbbreviation(string token, bool startsClause) =>
        (!isShouted && token.Length > 1 && token.All(char.IsUpper)) || (token == "May" && !startsClause);

    private void Tie(string relation, string preposition)
    {
        _relation = relation;
        _preposition = preposition;
        _hasTied = false;
    }

    /// <summary>"To an existing table": a preposition ties the words up to the next one that carries no meaning.</summary>
    private void Untie()
    {
        if (_hasTied)
            Tie("", "");
    }

    private void Add(string token, string word, bool startsClause)
    {
        var kind = KindOf(token, word, startsClause);
        var key = kind switch
        {
            TermKind.Number => NumberOf(word),
            TermKind.Name or TermKind.Time or TermKind.Quantifier => Vocabulary.GroupOf(IsPlainWord(token) ? Stemmer.Stem(word) : word),
            _ => Vocabulary.GroupOf(Stemmer.Stem(word)),
        };
        // "to" ahead of a verb has no direction.
        if (_relation == "to" && Vocabulary.Is("verb", word))
            Tie("", "");
        _terms.Add(new Term(token, key, _relation, _preposition, kind, _isJoined));
        _isJoined = false;
        _hasTied = true;
    }

    private static bool IsPlainWord(string token) => token.All(char.IsLetter) && token.Skip(1).All(char.IsLower);

    private static TermKind KindOf(string token, string word, bool startsClause)
    {
        if (Vocabulary.Is("number", word) || token.Any(char.IsDigit))
            return TermKind.Number;
        if (Vocabulary.Is("time", word))
            return TermKind.Time;
        if (Vocabulary.Is("quantifier", word))
            return TermKind.Quantifier;

        var isMarked = token.Skip(1).Any(char.IsUpper) || !token.All(static c => char.IsLetter(c) || c is '-' or '\'');
        return isMarked || (char.IsUpper(token[0]) && !startsClause) ? TermKind.Name : TermKind.Word;
    }

    private static string NumberOf(string word)
    {
        var group = Vocabulary.GroupOf(word);
        if (group != word)
            return group;

        // 2.1 and 2.10 are two versions, so only the marks between thousands are left out.
        return word.Replace(",", "", StringComparison.Ordinal);
    }
}
