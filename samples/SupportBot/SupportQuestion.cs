namespace SupportBot;

/// <summary>A question, whether it needs the dearer model, and the answer that the handbook gives.</summary>
internal sealed record SupportQuestion(string Text, bool IsHard, SupportAnswer Answer)
{
    /// <summary>The most questions that <see cref="Create"/> can make.</summary>
    public const int Most = 600;

    /// <summary>Makes questions that all differ, three hard ones in ten, the same ones every time.</summary>
    public static IReadOnlyList<SupportQuestion> Create(ProductHandbook handbook, int count)
    {
        var simple = new Queue<SupportQuestion>(Mix(CreateSimple(handbook.Facts)));
        var hard = new Queue<SupportQuestion>(Mix(CreateHard(handbook.Facts)));
        return [.. Enumerable.Range(0, count).Select(index => index % 10 is 2 or 5 or 8 ? hard.Dequeue() : simple.Dequeue())];
    }

    /// <summary>One fact, asked for in several ways.</summary>
    private static IEnumerable<SupportQuestion> CreateSimple(IReadOnlyList<Fact> facts) =>
        from fact in facts
        from phrasing in QuestionPhrasings.Simple[fact.Topic]
        select new SupportQuestion(
            string.Format(null, phrasing, fact.Section),
            IsHard: false,
            new SupportAnswer($"{fact.Section}: {fact.Value}.", fact.Topic, [fact.Section], NeedsHuman: false));

    /// <summary>Two facts to be compared.</summary>
    private static IEnumerable<SupportQuestion> CreateHard(IReadOnlyList<Fact> facts) =>
        from one in facts
        from other in facts
        where one.Topic == other.Topic && string.CompareOrdinal(one.Section, other.Section) < 0
        select new SupportQuestion(
            string.Format(null, QuestionPhrasings.Hard[one.Topic], one.Section, other.Section),
            IsHard: true,
            new SupportAnswer($"{one.Section}: {one.Value}. {other.Section}: {other.Value}.", one.Topic, [one.Section, other.Section], NeedsHuman: false));

    /// <summary>Mixes questions, so that neighbours are about different products and topics.</summary>
    private static SupportQuestion[] Mix(IEnumerable<SupportQuestion> questions)
    {
        var mixed = questions.ToArray();
        new Random(1).Shuffle(mixed);
        return mixed;
    }
}
