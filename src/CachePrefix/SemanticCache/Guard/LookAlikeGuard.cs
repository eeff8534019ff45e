namespace CachePrefix;

/// <summary>
/// Tells questions that ask the same from look-alikes, without a model: a pure function of two texts. Embeddings put
/// "pay Alice from Bob" beside "pay Bob from Alice"; this looks at what decides instead: numbers, units and codes, named things, negations,
/// opposites and quantifiers, directions, times, and what kind of answer is asked for. Equal is only what is proved: every
/// word that carries meaning has its counterpart on the other side.
/// </summary>
public static class LookAlikeGuard
{
    /// <summary>The longest text that is looked at, in characters; longer ones are <see cref="GuardResult.Unsure"/> unless they are equal.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Compares two questions. The order of the two does not count.</summary>
    /// <param name="first">A question.</param>
    /// <param name="second">Another one.</param>
    /// <returns>The verdict with its reasons.</returns>
    public static GuardVerdict Compare(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first == second)
            return new GuardVerdict(GuardResult.Same, []);
        if (first.Length > MaxLength || second.Length > MaxLength)
            return new GuardVerdict(GuardResult.Unsure, ["a text is too long to be compared word by word"]);

        if (string.CompareOrdinal(first, second) > 0)
            (first, second) = (second, first);
        var comparison = new QuestionComparison(Question.Parse(first), Question.Parse(second));
        var differences = comparison.Differences().ToList();
        if (differences.Count > 0)
            return new GuardVerdict(GuardResult.Different, differences);

        var doubts = comparison.Doubts().ToList();
        return doubts.Count > 0 ? new GuardVerdict(GuardResult.Unsure, doubts) : new GuardVerdict(GuardResult.Same, []);
    }
}
