namespace CachePrefix.Evaluation;

/// <summary>Scores answers, one at a time, without knowing which side gave them.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
public abstract class Scorer<TInput, TAnswer>
{
    /// <summary>What the scorer is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>Everything that scores depend on. Costly scores are kept under it.</summary>
    public virtual string Version => Name;

    /// <summary>Whether a score costs enough to be kept with the answers. Scores of code are computed anew.</summary>
    public virtual bool IsCostly => false;

    /// <summary>Scores an answer. Not called for answers that could not be read: those are wrong.</summary>
    /// <param name="evaluated">The case.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the scoring.</param>
    /// <returns>The score.</returns>
    public abstract ValueTask<Score> ScoreAsync(EvaluationCase<TInput, TAnswer> evaluated, TAnswer answer, CancellationToken cancellationToken = default);
}
