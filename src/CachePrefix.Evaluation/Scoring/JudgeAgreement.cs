namespace CachePrefix.Evaluation;

/// <summary>How far a scorer, usually an LLM judge, agrees with people's labels: a judge that does not agree proves nothing.</summary>
/// <param name="Labels">How many labelled answers were scored.</param>
/// <param name="BothRight">Right by judge and label.</param>
/// <param name="BothWrong">Wrong by both.</param>
/// <param name="OnlyJudge">Right by the judge alone: losses that the judge would not see.</param>
/// <param name="OnlyLabel">Right by the label alone.</param>
/// <param name="Cost">What judging cost in US dollars; <see langword="null"/> where that is not known.</param>
public sealed record JudgeAgreement(int Labels, int BothRight, int BothWrong, int OnlyJudge, int OnlyLabel, decimal? Cost)
{
    /// <summary>The share of the labels that the judge agrees with.</summary>
    public double Share => Labels == 0 ? 0 : (double)(BothRight + BothWrong) / Labels;

    /// <summary>The interval of <see cref="Share"/>, 95 %.</summary>
    public (double Low, double High) Interval => ErrorBounds.Wilson(BothRight + BothWrong, Labels);

    /// <summary>Cohen's kappa: the agreement beyond what chance alone gives, 0 for chance and 1 for all; 0 where judge or labels know only one answer.</summary>
    public double Kappa
    {
        get
        {
            if (Labels == 0)
                return 0;
            double judge = (double)(BothRight + OnlyJudge) / Labels, label = (double)(BothRight + OnlyLabel) / Labels;
            var chance = (judge * label) + ((1 - judge) * (1 - label));
            return chance >= 1 ? 0 : (Share - chance) / (1 - chance);
        }
    }

    /// <summary>Scores labelled answers and compares.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="scorer">The judge.</param>
    /// <param name="labelled">Cases with an answer and whether a person calls it right.</param>
    /// <param name="threshold">The score from which the judge calls an answer right.</param>
    /// <param name="cancellationToken">Ends the scoring.</param>
    /// <returns>The agreement.</returns>
    public static async Task<JudgeAgreement> MeasureAsync<TInput, TAnswer>(
        Scorer<TInput, TAnswer> scorer,
        IEnumerable<(EvaluationCase<TInput, TAnswer> Case, TAnswer Answer, bool IsRight)> labelled,
        double threshold = 0.5,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(labelled);
        int bothRight = 0, bothWrong = 0, onlyJudge = 0, onlyLabel = 0;
        decimal? cost = 0;
        foreach (var (evaluated, answer, isRight) in labelled)
        {
            var score = await scorer.ScoreAsync(evaluated, answer, cancellationToken).ConfigureAwait(false);
            cost += score.Cost;
            _ = (score.Value >= threshold, isRight) switch
            {
                (true, true) => bothRight++,
                (false, false) => bothWrong++,
                (true, false) => onlyJudge++,
                _ => onlyLabel++,
            };
        }

        return new JudgeAgreement(bothRight + bothWrong + onlyJudge + onlyLabel, bothRight, bothWrong, onlyJudge, onlyLabel, cost);
    }
}
