namespace CachePrefix;

/// <summary>Who is spoken of, in order: he, she, and who of the two talking does something to the other.</summary>
internal sealed class Persons
{
    private readonly List<string> _all = [];
    private readonly SortedSet<string> _owners = new(StringComparer.Ordinal);

    public void Read(string word)
    {
        if (PersonOf(word) is { } person && (_all.Count == 0 || _all[^1] != person))
            _all.Add(person);
        if (word is "my" or "mine" or "our" or "ours" or "your" or "yours" or "his" or "her" or "hers" or "their" or "theirs")
            _owners.Add(word.TrimEnd('s') is "mine" ? "my" : word.TrimEnd('s'));
    }

    /// <summary>He is not she.</summary>
    public bool IsOther(Persons other) => !Third().SequenceEqual(other.Third());

    /// <summary>"Can you help me" and "can I help you"; "my" and "our".</summary>
    public bool MayDiffer(Persons other) =>
        (_all.Distinct().Count() > 1 && other._all.Distinct().Count() > 1 && !_all.SequenceEqual(other._all))
        || (_owners.Count > 0 && other._owners.Count > 0 && !_owners.SetEquals(other._owners));

    private IEnumerable<string> Third() => _all.Where(static person => person is "he" or "she");

    private static string? PersonOf(string word) => word switch
    {
        "i" or "me" or "my" or "mine" or "myself" or "we" or "us" or "our" or "ours" => "i",
        "you" or "your" or "yours" or "yourself" => "you",
        "he" or "him" or "his" or "himself" => "he",
        "she" or "her" or "hers" or "herself" => "she",
        _ => null,
    };
}
