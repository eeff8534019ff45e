using System.Diagnostics;

namespace CachePrefix.Tool.Training;

/// <summary>Runs a router over rows that have labels of its cheapest and its dearest tier.</summary>
internal static class ModelEvaluation
{
    private const int Passes = 5;

    /// <summary>By row, what going up is worth. Rows for which the router abstains get what going up was worth in training on average: they are taken at random.</summary>
    public static double[] Scores(DifficultyModel model, TrainingData data)
    {
        var usual = model.OperatingPoints.Length == 0 ? 0 : model.OperatingPoints[^1].Quality - model.OperatingPoints[0].Quality;
        var scores = new double[data.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var prediction = Predict(model, data, i);
            scores[i] = prediction.Objection is null ? prediction.Gain : usual;
        }

        return scores;
    }

    /// <summary>By row, what going up was worth.</summary>
    public static double[] Gains(TrainingData data)
    {
        var gains = new double[data.Count];
        for (var i = 0; i < gains.Length; i++)
            gains[i] = data.Labels[^1][i] - data.Labels[0][i];
        return gains;
    }

    /// <summary>The share of rows for which the router abstains.</summary>
    public static double Abstained(DifficultyModel model, TrainingData data) =>
        Enumerable.Range(0, data.Count).Count(i => Predict(model, data, i).Objection is not null) / (double)Math.Max(1, data.Count);

    /// <summary>
    /// The mean time of a decision on one thread, without that of the embedding. Each prompt counts with the fastest of several runs, so that what else the machine does is left out.
    /// </summary>
    public static double MicrosecondsPerPrompt(DifficultyModel model, TrainingData data)
    {
        var fastest = new long[data.Count];
        Array.Fill(fastest, long.MaxValue);
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < data.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Predict(model, data, i);
                fastest[i] = Math.Min(fastest[i], Stopwatch.GetTimestamp() - start);
            }
        }

        return fastest.Average() * 1e6 / Stopwatch.Frequency;
    }

    private static DifficultyPrediction Predict(DifficultyModel model, TrainingData data, int row) =>
        model.Predict(data.Prompts[row], model.EmbeddingModel is null || data.Embeddings is null ? default : data.Embeddings[row].AsSpan());
}
