namespace CachePrefix.Evaluation;

/// <summary>The candidate does not hold. The message is the page of the evaluation.</summary>
public sealed class EvaluationGateException : Exception
{
    internal EvaluationGateException(EvaluationResult result)
        : base(MarkdownPage.Of(result.Summary)) => Result = result;

    /// <summary>The result.</summary>
    public EvaluationResult Result { get; }
}
