namespace CachePrefix.Evaluation;

/// <summary>What came of an evaluation.</summary>
/// <param name="Comparison">The verdict and its figures.</param>
/// <param name="Cases">Every case that was answered, in the order in which it was asked.</param>
/// <param name="Summary">What reports show.</param>
public sealed record EvaluationResult(QualityComparison Comparison, IReadOnlyList<AnsweredCase> Cases, EvaluationSummary Summary)
{
    /// <summary>The verdict.</summary>
    public Verdict Verdict => Comparison.Verdict;
}
