namespace CachePrefix.Evaluation;

/// <summary>The gate for tests of any framework: passes when the candidate holds.</summary>
public static class EvaluationGate
{
    /// <summary>Runs an evaluation and fails unless the candidate holds.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="suite">The cases.</param>
    /// <param name="baseline">What is known to be good.</param>
    /// <param name="candidate">What is to be as good and cheaper.</param>
    /// <param name="scorer">Scores the answers.</param>
    /// <param name="options">What has to be shown.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The result, when the candidate holds.</returns>
    /// <exception cref="EvaluationGateException">The candidate drops, or it cannot be told whether it holds.</exception>
    public static async Task<EvaluationResult> AssertHoldsAsync<TInput, TAnswer>(
        EvaluationSuite<TInput, TAnswer> suite,
        EvaluatedSystem<TInput, TAnswer> baseline,
        EvaluatedSystem<TInput, TAnswer> candidate,
        Scorer<TInput, TAnswer> scorer,
        EvaluationOptions options,
        CancellationToken cancellationToken = default)
    {
        var result = await EvaluationRun.RunAsync(suite, baseline, candidate, scorer, options, cancellationToken).ConfigureAwait(false);
        return result.Verdict == Verdict.Holds ? result : throw new EvaluationGateException(result);
    }
}
