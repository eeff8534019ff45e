namespace CachePrefix;

/// <summary>
/// Tells from an entry's own record whether it may be served at a similarity. The nearer two questions are the likelier is the answer
/// right; so what was seen a little below the similarity bounds the error at it from above. Too few observations prove nothing.
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

        return count > 0 && ErrorBounds.Upper(wrong, count, Confidence) <= errorBound;
    }
}
