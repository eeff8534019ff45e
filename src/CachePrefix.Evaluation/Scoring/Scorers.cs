using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix.Evaluation;

/// <summary>Makes scorers.</summary>
public static class Scorers
{
    /// <summary>Scores with a method.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="score">Scores an answer; a <see langword="bool"/> is a score too.</param>
    /// <param name="name">What the scorer is called in reports.</param>
    /// <returns>The scorer.</returns>
    public static Scorer<TInput, TAnswer> By<TInput, TAnswer>(Func<EvaluationCase<TInput, TAnswer>, TAnswer, Score> score, string name = "delegate")
    {
        ArgumentNullException.ThrowIfNull(score);
        return new DelegateScorer<TInput, TAnswer>(name, (evaluated, answer, _) => new(score(evaluated, answer)));
    }

    /// <summary>Scores with a method that may wait.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="score">Scores an answer.</param>
    /// <param name="name">What the scorer is called in reports.</param>
    /// <returns>The scorer.</returns>
    public static Scorer<TInput, TAnswer> By<TInput, TAnswer>(Func<EvaluationCase<TInput, TAnswer>, TAnswer, CancellationToken, ValueTask<Score>> score, string name = "delegate")
    {
        ArgumentNullException.ThrowIfNull(score);
        return new DelegateScorer<TInput, TAnswer>(name, score);
    }

    /// <summary>An answer is right when its JSON form is that of the expected one, whatever the order of properties.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="suite">The suite, which says how answers are written.</param>
    /// <returns>The scorer.</returns>
    public static Scorer<TInput, TAnswer> Exact<TInput, TAnswer>(EvaluationSuite<TInput, TAnswer> suite) => Compared(suite, AnswerTolerance.None, "exact");

    /// <summary>An answer is right when its JSON form is that of the expected one but for what is tolerated.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="suite">The suite, which says how answers are written.</param>
    /// <param name="tolerance">What is tolerated; white space, case and rounding errors when <see langword="null"/>.</param>
    /// <returns>The scorer.</returns>
    public static Scorer<TInput, TAnswer> Tolerant<TInput, TAnswer>(EvaluationSuite<TInput, TAnswer> suite, AnswerTolerance? tolerance = null) =>
        Compared(suite, tolerance ?? new AnswerTolerance(), "tolerant");

    private static DelegateScorer<TInput, TAnswer> Compared<TInput, TAnswer>(EvaluationSuite<TInput, TAnswer> suite, AnswerTolerance tolerance, string name)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return new DelegateScorer<TInput, TAnswer>(name, (evaluated, answer, _) => evaluated.HasExpected
            ? new(tolerance.Compare(Json(evaluated.Expected!, suite.AnswerType), Json(answer, suite.AnswerType)))
            : throw new EvaluationException($"Case '{evaluated.Id}' has no expected answer to compare with. Give it one, or use another scorer."));
    }

    private static JsonElement Json<TAnswer>(TAnswer answer, JsonTypeInfo<TAnswer> type) => JsonSerializer.SerializeToElement(answer, type);

    private sealed class DelegateScorer<TInput, TAnswer>(string name, Func<EvaluationCase<TInput, TAnswer>, TAnswer, CancellationToken, ValueTask<Score>> score) : Scorer<TInput, TAnswer>
    {
        public override string Name => name;

        public override ValueTask<Score> ScoreAsync(EvaluationCase<TInput, TAnswer> evaluated, TAnswer answer, CancellationToken cancellationToken = default) =>
            score(evaluated, answer, cancellationToken);
    }
}
