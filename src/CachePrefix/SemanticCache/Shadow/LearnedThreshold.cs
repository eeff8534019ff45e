namespace CachePrefix;

/// <summary>
/// Tells from an entry's own record whether it may be served at a similarity. The nearer two questions are the likelier is the answer
/// right; so what was seen a little below the similarity bounds the error at it from above. Too few observations prove nothing. The record is looked at
/// with every question, so the bound is one that holds at any time: for an entry and a similarity at which it errs more often than the bound, the chance that
/// it is ever served there is at most one in twenty.
/// </summary>
internal static class LearnedThreshold
{
    private const double Confidence = 0.95;

    /// <summary>How far below the similarity observations count.</summary>
    private const double Window = 0.05;

    public static bool Allows(IReadOnlyList<SemanticVerdict> verdicts, double similarity, double errorBound)
    {
        int count = 0, wrong = 0;
        foreach (var verdict in verdicts)
        {
            // A wrong answer at a higher similarity refutes what the rule rests on for this entry.
            if (verdict.Similarity > similarity && verdict.IsRight)
                continue;
            if (verdict.Similarity < similarity - Window)
                continue;
            count++;
            if (!verdict.IsRight)
                wrong++;
        }

        return count > 0 && ErrorBounds.Evidence(wrong, count, errorBound) >= 1 / (1 - Confidence);
    }

    /// <summary>
    /// Adds to a record. Once it is full only wrong answers are added, each in place of the oldest right one: a record of the last ones would be a new one with each
    /// look, and would in the end prove anything.
    /// </summary>
    public static IReadOnlyList<SemanticVerdict> Add(IReadOnlyList<SemanticVerdict> verdicts, SemanticVerdict verdict)
    {
        if (verdicts.Count < SemanticEntry.MaxVerdicts)
            return [.. verdicts, verdict];
        if (verdict.IsRight)
            return verdicts;

        var oldestRight = verdicts.TakeWhile(static one => !one.IsRight).Count();
        return oldestRight == verdicts.Count ? verdicts : [.. verdicts.Take(oldestRight), .. verdicts.Skip(oldestRight + 1), verdict];
    }
}
