namespace CachePrefix.Tool.Training;

/// <summary>Measures how well routers rank prompts that they were not trained on.</summary>
internal static class CrossValidation
{
    private static readonly double[] StrongShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Trains on all folds but one and measures on that one, for each fold.</summary>
    /// <param name="trainer">Trains.</param>
    /// <param name="data">All rows.</param>
    /// <param name="sources">By row, the number of the file that it is from.</param>
    /// <param name="names">The names of the files.</param>
    /// <param name="folds">The count of folds.</param>
    /// <param name="mostRows">The most rows to train on; 0 for all.</param>
    /// <param name="title">What the rows together are called.</param>
    public static IReadOnlyList<ValidationRow> Run(Trainer trainer, TrainingData data, int[] sources, IReadOnlyList<string> names, int folds, int mostRows, string title)
    {
        var deal = Folds.Deal(data.Prompts, folds, seed: 0);
        var results = new List<(string On, FoldMeasure Measure)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var inside = data.Take([.. Enumerable.Range(0, data.Count).Where(i => deal[i] != fold)]).Limit(mostRows);
            int[] outside = [.. Enumerable.Range(0, data.Count).Where(i => deal[i] == fold)];
            var model = new DifficultyModel(trainer.Fit(inside, new ThresholdTarget()).Parts);
            results.Add((title, Measure(model, data.Take(outside))));
            for (var source = 0; names.Count > 1 && source < names.Count; source++)
            {
                int[] part = [.. outside.Where(i => sources[i] == source)];
                if (part.Length > 0)
                    results.Add((names[source], Measure(model, data.Take(part))));
            }
        }

        return [.. results.GroupBy(static result => result.On).Select(group => ValidationRow.Of(title, group.Key, [.. group.Select(static each => each.Measure)]))];
    }

    /// <summary>Trains on some rows and measures on others.</summary>
    public static ValidationRow Transfer(Trainer trainer, TrainingData from, string fromName, TrainingData to, string toName) =>
        ValidationRow.Of(fromName, toName, [Measure(new DifficultyModel(trainer.Fit(from, new ThresholdTarget()).Parts), to)]);

    private static FoldMeasure Measure(DifficultyModel model, TrainingData data)
    {
        var gains = ModelEvaluation.Gains(data);
        var scores = ModelEvaluation.Scores(model, data);
        double[] lengths = [.. data.Prompts.Select(static prompt => (double)prompt.Length)];
        return new FoldMeasure(
            Ranking.Of(scores, gains),
            Ranking.Of(lengths, gains).Apgr,
            ModelEvaluation.Abstained(model, data),
            [.. StrongShares.Select(share => Recovered(scores, gains, share))],
            [.. StrongShares.Select(share => Recovered(lengths, gains, share))]);
    }

    /// <summary>The share of the gap that a share of strong calls recovers.</summary>
    private static double Recovered(double[] scores, double[] gains, double share)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        return order.Take((int)Math.Round(share * order.Length)).Sum(i => gains[i]) / gains.Sum();
    }
}
