namespace CachePrefix.Tool.Training;

/// <summary>What the folds showed together.</summary>
/// <param name="Trained">What was trained on.</param>
/// <param name="On">What was measured on.</param>
/// <param name="Folds">The count of folds.</param>
/// <param name="Apgr">The mean.</param>
/// <param name="ApgrDeviation">The deviation between folds.</param>
/// <param name="LengthApgr">The mean of the ranking by length.</param>
/// <param name="Cpt50">The mean.</param>
/// <param name="Cpt80">The mean.</param>
/// <param name="Abstained">The mean.</param>
/// <param name="Recovered">By tenth of strong calls, the mean.</param>
/// <param name="LengthRecovered">The same by length.</param>
internal sealed record ValidationRow(
    string Trained, string On, int Folds, double Apgr, double ApgrDeviation, double LengthApgr, double Cpt50, double Cpt80, double Abstained, double[] Recovered, double[] LengthRecovered)
{
    public static ValidationRow Of(string trained, string on, IReadOnlyList<FoldMeasure> folds)
    {
        var apgr = folds.Average(static fold => fold.Ranking.Apgr);
        return new ValidationRow(
            trained,
            on,
            folds.Count,
            apgr,
            Math.Sqrt(folds.Average(fold => (fold.Ranking.Apgr - apgr) * (fold.Ranking.Apgr - apgr))),
            folds.Average(static fold => fold.LengthApgr),
            folds.Average(static fold => fold.Ranking.Cpt50),
            folds.Average(static fold => fold.Ranking.Cpt80),
            folds.Average(static fold => fold.Abstained),
            [.. Enumerable.Range(0, folds[0].Recovered.Length).Select(i => folds.Average(fold => fold.Recovered[i]))],
            [.. Enumerable.Range(0, folds[0].LengthRecovered.Length).Select(i => folds.Average(fold => fold.LengthRecovered[i]))]);
    }
}
