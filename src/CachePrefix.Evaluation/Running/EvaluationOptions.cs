namespace CachePrefix.Evaluation;

/// <summary>How an evaluation runs.</summary>
public sealed record EvaluationOptions
{
    /// <summary>What the comparison has to show. Its margin has to be said.</summary>
    public required ComparisonOptions Comparison { get; init; }

    /// <summary>When the comparison is looked at before all cases are answered. Once, at the end, unless set.</summary>
    public SequentialPlan Plan { get; init; } = SequentialPlan.Once;

    /// <summary>Keeps answers and costly scores for later runs; nothing is kept when <see langword="null"/>.</summary>
    public AnswerStore? Answers { get; init; }

    /// <summary>The most cases under way at once; each asks both sides. 4 unless set.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>How many of the worst cases the summary shows.</summary>
    public int Examples { get; init; } = 5;

    /// <summary>
    /// The share of cases that may fail, such as for a provider that does not answer. Failed cases are left out; more of them give
    /// <see cref="Verdict.CannotTell"/>, since those that fail may be the hard ones.
    /// </summary>
    public double MaxFailed { get; init; } = 0.02;

    /// <summary>How far the judge agrees with people's labels, to be shown in reports; <see langword="null"/> where there is no judge.</summary>
    public JudgeAgreement? Agreement { get; init; }
}
