namespace CachePrefix;

/// <summary>A word of a question that carries meaning.</summary>
/// <param name="Text">The word as it was written.</param>
/// <param name="Key">What it is compared by: its stem, or the name of its group of synonyms.</param>
/// <param name="Relation">What ties it to the rest: <c>from</c>, <c>to</c>, <c>than</c>; <see cref="Place"/> for those without a direction, or nothing.</param>
/// <param name="Preposition">The preposition itself, or nothing.</param>
/// <param name="Kind">What kind of word it is.</param>
/// <param name="IsJoined">Whether "and" or "or" joins it to the word before.</param>
internal readonly record struct Term(string Text, string Key, string Relation, string Preposition, TermKind Kind, bool IsJoined)
{
    /// <summary>The relation of all prepositions that tie a word without a direction, as in "in Python" and "for a marathon".</summary>
    public const string Place = "at";

    public bool HasDirection => Relation is not ("" or Place);
}

/// <summary>Kinds of words that carry meaning.</summary>
internal enum TermKind
{
    /// <summary>An ordinary word.</summary>
    Word = 0,

    /// <summary>A name, product or abbreviation.</summary>
    Name,

    /// <summary>A number, date, version, amount or code.</summary>
    Number,

    /// <summary>A time such as today or last.</summary>
    Time,

    /// <summary>A quantifier such as all, only or most.</summary>
    Quantifier,
}
