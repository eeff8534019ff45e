using System.Text.Json;

namespace CachePrefix.Evaluation;

/// <summary>An evaluation as reports show it and as it is written to a file.</summary>
public sealed record EvaluationSummary
{
    /// <summary>The version of the file's form.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The name of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When the evaluation ended, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The version of the library.</summary>
    public required string Library { get; init; }

    /// <summary>The seed of the order of cases and of the bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The loss that does not matter.</summary>
    public required double Margin { get; init; }

    /// <summary>The confidence of the interval.</summary>
    public required double Confidence { get; init; }

    /// <summary>The cases of the suite.</summary>
    public required int CasesInSuite { get; init; }

    /// <summary>The cases that were compared.</summary>
    public required int Cases { get; init; }

    /// <summary>The cases that failed and were left out.</summary>
    public required int Failed { get; init; }

    /// <summary>The independent sources of the cases.</summary>
    public required int Sources { get; init; }

    /// <summary>How many cases are worth as much as one independent case.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>After which look the run ended, from 1.</summary>
    public required int Look { get; init; }

    /// <summary>How many looks were planned.</summary>
    public required int Looks { get; init; }

    /// <summary>The difference of mean scores, candidate less baseline.</summary>
    public required double Difference { get; init; }

    /// <summary>The lower end of its interval.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of its interval.</summary>
    public required double High { get; init; }

    /// <summary>How the interval was computed.</summary>
    public required IntervalMethod Method { get; init; }

    /// <summary>Cases in which the candidate scored lower.</summary>
    public required int Worse { get; init; }

    /// <summary>Cases in which the candidate scored higher.</summary>
    public required int Better { get; init; }

    /// <summary>The probability of the exact test of McNemar, for information.</summary>
    public required double McNemar { get; init; }

    /// <summary>The smallest loss that so many cases would have shown with the wanted power.</summary>
    public required double SmallestEffect { get; init; }

    /// <summary>How many more cases would settle it, or <see langword="null"/>.</summary>
    public int? MoreCases { get; init; }

    /// <summary>The baseline.</summary>
    public required SideSummary Baseline { get; init; }

    /// <summary>The candidate.</summary>
    public required SideSummary Candidate { get; init; }

    /// <summary>The name of the scorer.</summary>
    public required string Scorer { get; init; }

    /// <summary>The version of the scorer.</summary>
    public required string ScorerVersion { get; init; }

    /// <summary>What scoring cost in this run, in US dollars; <see langword="null"/> where that is not known.</summary>
    public required decimal? ScoringPaid { get; init; }

    /// <summary>How far the judge agrees with labels, or <see langword="null"/>.</summary>
    public JudgeAgreement? Agreement { get; init; }

    /// <summary>The classes of requests, worst first.</summary>
    public required IReadOnlyList<ClassComparison> Classes { get; init; }

    /// <summary>The cases in which the candidate lost most, those of dropped classes first.</summary>
    public required IReadOnlyList<WorstExample> Worst { get; init; }

    /// <summary>The saving of the candidate as a share of the baseline's cost; <see langword="null"/> where a cost is not known.</summary>
    public double? Saving => Baseline.Cost is > 0 and var before && Candidate.Cost is { } after ? (double)(1 - (after / before)) : null;

    /// <summary>Writes the summary as JSON.</summary>
    /// <returns>One JSON object.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationJson.Default.EvaluationSummary);

    internal static EvaluationSummary Of(
        string suite, int casesInSuite, (string Name, string Version) baseline, (string Name, string Version) candidate, (string Name, string Version) scorer,
        QualityComparison comparison, AnsweredCase[] answered, (int Number, int All) look, EvaluationOptions options, TimeSpan elapsed)
    {
        var compared = answered.Where(static each => !each.IsFailed).ToList();
        var dropped = comparison.DroppedClasses.Select(static each => each.Class).ToHashSet(StringComparer.Ordinal);
        return new EvaluationSummary
        {
            Suite = suite,
            Verdict = comparison.Verdict,
            Reason = comparison.Reason,
            Time = DateTimeOffset.UtcNow,
            Seconds = Math.Round(elapsed.TotalSeconds, 3),
            Library = typeof(EvaluationSummary).Assembly.GetName().Version?.ToString(3) ?? "",
            Seed = options.Comparison.Seed,
            Margin = options.Comparison.Margin,
            Confidence = options.Comparison.Confidence,
            CasesInSuite = casesInSuite,
            Cases = compared.Count,
            Failed = answered.Length - compared.Count,
            Sources = comparison.Sources,
            DesignEffect = comparison.DesignEffect,
            Look = look.Number,
            Looks = look.All,
            Difference = comparison.Difference.Mean,
            Low = comparison.Difference.Low,
            High = comparison.Difference.High,
            Method = comparison.Difference.Method,
            Worse = comparison.Worse,
            Better = comparison.Better,
            McNemar = comparison.McNemar,
            SmallestEffect = comparison.SmallestEffect,
            MoreCases = comparison.MoreCases,
            Baseline = SideSummary.Of(baseline.Name, baseline.Version, comparison.Baseline, [.. compared.Select(static each => each.Baseline)]),
            Candidate = SideSummary.Of(candidate.Name, candidate.Version, comparison.Candidate, [.. compared.Select(static each => each.Candidate)]),
            Scorer = scorer.Name,
            ScorerVersion = scorer.Version,
            ScoringPaid = compared.SelectMany(static each => new[] { each.Baseline, each.Candidate }).Where(static side => !side.IsScoreKept).Aggregate((decimal?)0, static (sum, side) => sum + side.ScoreCost),
            Agreement = options.Agreement,
            Classes = comparison.Classes,
            Worst =
            [
                .. compared.Where(static each => each.Candidate.Score < each.Baseline.Score)
                    .OrderByDescending(each => each.Class is not null && dropped.Contains(each.Class))
                    .ThenByDescending(static each => each.Baseline.Score - each.Candidate.Score)
                    .ThenBy(static each => each.Id, StringComparer.Ordinal)
                    .Take(options.Examples)
                    .Select(static each => new WorstExample(
                        each.Id, each.Class, each.Input, each.Baseline.Text, each.Candidate.Text, each.Baseline.Score - each.Candidate.Score, each.Candidate.Reason)),
            ],
        };
    }
}
