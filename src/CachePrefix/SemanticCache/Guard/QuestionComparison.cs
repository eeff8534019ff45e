namespace CachePrefix;

/// <summary>Compares two questions that have been taken apart.</summary>
internal sealed class QuestionComparison
{
    /// <summary>More words than this are a sentence, in whatever language, and its order counts.</summary>
    private const int MostKeywords = 5;

    private readonly Question _first;
    private readonly Question _second;
    private readonly List<Term> _onlyFirst;
    private readonly List<Term> _onlySecond;
    private readonly Dictionary<string, string> _misspelled = new(StringComparer.Ordinal);

    public QuestionComparison(Question first, Question second)
    {
        _first = first;
        _second = second;
        _onlyFirst = Without(first.Terms, second.Terms);
        _onlySecond = Without(second.Terms, first.Terms);
        RemoveMisspelled();
    }

    /// <summary>What changes the answer.</summary>
    public IEnumerable<string> Differences()
    {
        if (_first.Negations != _second.Negations)
            yield return "one question negates";

        if (_first.Persons.IsOther(_second.Persons))
            yield return "he is not she";

        foreach (var kind in new[] { TermKind.Number, TermKind.Time, TermKind.Quantifier })
        {
            var left = Words(_onlyFirst, kind);
            var right = Words(_onlySecond, kind);
            if ((left.Length > 0 && right.Length > 0) || IsDecisive(kind, left + right))
                yield return $"{kind.ToString().ToLowerInvariant()}: '{left}' against '{right}'";
        }

        foreach (var (a, b) in _onlyFirst.SelectMany(_ => _onlySecond, static (a, b) => (a, b)))
        {
            if (Vocabulary.AreOpposite(a.Key, b.Key))
                yield return $"opposites: '{a.Text}' against '{b.Text}'";
        }

        var turned = Turned().ToList();
        if (AreTurned(turned))
            yield return $"direction: {string.Join(", ", turned.Select(static pair => $"'{Tied(pair.First)}' against '{Tied(pair.Second)}'"))}";

        var names = (First: Words(_onlyFirst, TermKind.Name), Second: Words(_onlySecond, TermKind.Name));
        if (names is { First.Length: > 0, Second.Length: > 0 } && !_first.IsKeywords && !_second.IsKeywords)
            yield return $"names: '{names.First}' against '{names.Second}'";
    }

    /// <summary>What keeps two questions that may ask the same from being proved equal.</summary>
    public IEnumerable<string> Doubts()
    {
        if (_onlyFirst.Count > 0)
            yield return $"only one has: {string.Join(", ", _onlyFirst.Select(static term => term.Text))}";
        if (_onlySecond.Count > 0)
            yield return $"only one has: {string.Join(", ", _onlySecond.Select(static term => term.Text))}";
        if (Turned().FirstOrDefault(static pair => !IsWeak(pair)) is { First.Key: not null } turned)
            yield return $"direction: '{Tied(turned.First)}' against '{Tied(turned.Second)}'";
        if (_first.IsKeywords != _second.IsKeywords && _first.Terms.Concat(_second.Terms).Any(static term => term.HasDirection))
            yield return "only one says a direction";
        if (_first.Persons.MayDiffer(_second.Persons))
            yield return "who does it to whom, or whose it is";
        if (!AreAlike(_first, _second))
            yield return $"one asks {_first.Intent}, the other {_second.Intent}";
        if (_first.IsPast != _second.IsPast && !_first.IsKeywords && !_second.IsKeywords)
            yield return "one asks about the past";
        if (_first.Terms.Count == 0 || _second.Terms.Count == 0)
            yield return "a question has no word that carries meaning";
        else if (!HasSameOrder())
            yield return "the words stand in another order";
    }

    /// <summary>
    /// The words that no preposition ties must stand in the same order, as subject and object do, unless "and" joins them or one side is
    /// keywords. "In Python" may stand in front or at the end.
    /// </summary>
    private bool HasSameOrder()
    {
        if (_first.Intent == Intent.Difference)
            return true;
        if (_first.IsKeywords != _second.IsKeywords)
            return _first.Terms.Count <= MostKeywords && HaveNamesInOrder() && IsOneMoved(KeywordOrder(_first), KeywordOrder(_second));

        List<string> free1 = Order(_first, isTied: false), free2 = Order(_second, isTied: false);
        HashSet<string> tied1 = [.. Order(_first, isTied: true)], tied2 = [.. Order(_second, isTied: true)];
        if (!AreTiedAlike(tied1, tied2))
            return false;
        if (tied1.SetEquals(tied2))
            return free1.SequenceEqual(free2);

        // "The complexity of quicksort" is "the quicksort complexity": on one side tied, on the other in front. Were words tied on both
        // sides, they could have changed places.
        return (tied2.IsSubsetOf(tied1) && free1.SequenceEqual(free2.Where(key => !tied1.Contains(key))))
            || (tied1.IsSubsetOf(tied2) && free2.SequenceEqual(free1.Where(key => !tied2.Contains(key))));
    }

    /// <summary>"In Texas" may stand in front or at the end; "a dog with a cat" is no "cat with a dog".</summary>
    private bool AreTiedAlike(HashSet<string> first, HashSet<string> second)
    {
        var order1 = Order(_first, isTied: true).Where(second.Contains).ToList();
        var order2 = Order(_second, isTied: true).Where(first.Contains).ToList();
        if (order1.SequenceEqual(order2))
            return true;

        // What one preposition ties keeps its order: "of Anna's dog" is not "of the dog's Anna".
        return order1.TrueForAll(key => PrepositionOf(_first, key) == PrepositionOf(_second, key))
            && order1.GroupBy(key => PrepositionOf(_first, key)).All(group => group.SequenceEqual(order2.Where(group.Contains)));
    }

    private string PrepositionOf(Question question, string key) =>
        question.Terms.First(term => _misspelled.GetValueOrDefault(term.Key, term.Key) == key).Preposition;

    /// <summary>What neither question writes as a name and none ties.</summary>
    private List<string> KeywordOrder(Question question)
    {
        var placed = _first.Terms.Concat(_second.Terms).Where(static term => term.Kind == TermKind.Name || term.Relation != "").Select(static term => term.Key).ToHashSet(StringComparer.Ordinal);
        return [.. question.Terms.Select(term => _misspelled.GetValueOrDefault(term.Key, term.Key)).Where(key => !placed.Contains(key))];
    }

    /// <summary>"List reverse" is "reverse a list", but "dog bites man" is not "man bites dog".</summary>
    private static bool IsOneMoved(List<string> first, List<string> second)
    {
        if (first.SequenceEqual(second))
            return true;

        for (var i = 0; i < first.Count && first.Count == second.Count; i++)
        {
            var key = first[i];
            if (first.Where(other => other != key).SequenceEqual(second.Where(other => other != key)))
                return true;
        }

        return false;
    }

    /// <summary>Keywords may stand in another order, but for what either question writes as a name or number.</summary>
    private bool HaveNamesInOrder()
    {
        var names = _first.Terms.Concat(_second.Terms).Where(static term => term.Kind is TermKind.Name or TermKind.Number).Select(static term => term.Key).ToHashSet(StringComparer.Ordinal);
        return _first.Terms.Where(term => names.Contains(term.Key)).Select(static term => term.Key)
            .SequenceEqual(_second.Terms.Where(term => names.Contains(term.Key)).Select(static term => term.Key));
    }

    /// <summary>A time or quantifier that only one question has makes another question where it decides; others only leave a doubt.</summary>
    private static bool IsDecisive(TermKind kind, string words) => words.Length > 0
        && kind switch
        {
            TermKind.Number => true,
            TermKind.Quantifier => words.Split(' ').Any(static word => Vocabulary.Is("decisive", word.ToLowerInvariant())),
            _ => false,
        };

    /// <summary>From and to, before and after on the same word; or two words that have changed places around one.</summary>
    private static bool AreTurned(List<(Term First, Term Second)> turned) =>
        turned.Exists(static pair => pair.First.HasDirection && pair.Second.HasDirection)
        || (turned.Exists(static pair => pair.First.HasDirection) && turned.Exists(static pair => pair.Second.HasDirection));

    /// <summary>"Export as CSV" and "export to CSV": a lone "to" says nothing that the other question does not say otherwise.</summary>
    private static bool IsWeak((Term First, Term Second) pair) => pair is { First.Relation: "to", Second.HasDirection: false } or { Second.Relation: "to", First.HasDirection: false };

    /// <summary>"What" and "which" ask alike, and "what" and "when" for a time.</summary>
    private static bool AreAlike(Question first, Question second)
    {
        if (first.Intent == second.Intent || first.Intent == Intent.Open || second.Intent == Intent.Open)
            return true;
        return (first.Intent is Intent.What or Intent.Which && second.Intent is Intent.What or Intent.Which)
            || (first.Intent is Intent.What or Intent.When && second.Intent is Intent.What or Intent.When && first.Terms.Any(static term => term.Key is "time" or "date" or "day"));
    }

    /// <summary>The words in order, with those that "and" joins sorted and slips of the hand righted.</summary>
    private List<string> Order(Question question, bool isTied)
    {
        // "One adult and two children": numbers belong to what follows.
        var hasNumber = question.Terms.Any(static term => term.Kind == TermKind.Number);
        var order = new List<string>();
        foreach (var term in question.Terms.Where(term => term.Relation == Term.Place == isTied))
        {
            var key = _misspelled.GetValueOrDefault(term.Key, term.Key);
            if (term.IsJoined && !hasNumber && order.Count > 0 && string.CompareOrdinal(order[^1], key) > 0)
                order.Insert(order.Count - 1, key);
            else
                order.Add(key);
        }

        return order;
    }

    /// <summary>Words that both questions have, tied in other directions.</summary>
    private IEnumerable<(Term First, Term Second)> Turned()
    {
        if (_first.IsKeywords || _second.IsKeywords || _first.Intent == Intent.Difference)
            yield break;

        foreach (var term in _first.Terms)
        {
            var same = _second.Terms.Where(other => other.Key == term.Key).ToList();
            if (same.Count > 0 && !same.Exists(other => DirectionOf(other) == DirectionOf(term)))
                yield return (term, same[0]);
        }
    }

    /// <summary>A word with a letter too many, too few or with two swapped is the same word, if it is long enough and no name or number.</summary>
    private void RemoveMisspelled()
    {
        for (var i = _onlyFirst.Count - 1; i >= 0; i--)
        {
            var j = _onlySecond.FindIndex(other => IsMisspelled(_onlyFirst[i], other));
            if (j < 0)
                continue;

            _misspelled[_onlySecond[j].Key] = _onlyFirst[i].Key;
            _onlyFirst.RemoveAt(i);
            _onlySecond.RemoveAt(j);
        }
    }

    private static bool IsMisspelled(in Term a, in Term b) =>
        a.Kind == TermKind.Word && b.Kind == TermKind.Word
        && Misspelling.IsOf(a.Text.ToLowerInvariant(), b.Text.ToLowerInvariant());

    /// <summary>The terms that the other question lacks; a term may stand for several mentions.</summary>
    private static List<Term> Without(IReadOnlyList<Term> terms, IReadOnlyList<Term> others) =>
        [.. terms.Where(term => !others.Any(other => other.Key == term.Key))];

    private static string Words(List<Term> terms, TermKind kind) =>
        string.Join(" ", terms.Where(term => term.Kind == kind).Select(static term => term.Text));

    private static string DirectionOf(in Term term) => term.HasDirection ? term.Relation : "";

    private static string Tied(in Term term) => term.HasDirection ? term.Relation + " " + term.Text : term.Text;
}
