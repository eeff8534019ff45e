namespace CachePrefix.Tool.Training;

/// <summary>Computes what thresholds cost and achieve on held-out prompts.</summary>
internal static class OperatingPoints
{
    private const int Steps = 40;

    /// <summary>Computes points from the cheapest tier alone to the dearest alone.</summary>
    /// <param name="probabilities">By row and tier, from layers that had not seen the row.</param>
    /// <param name="data">The rows.</param>
    /// <param name="tiers">The tiers.</param>
    public static OperatingPoint[] Of(double[][] probabilities, TrainingData data, IReadOnlyList<DifficultyTier> tiers)
    {
        var points = new List<OperatingPoint>();
        foreach (var threshold in Thresholds(probabilities, tiers))
        {
            var point = At(threshold, probabilities, data, tiers);
            if (points.Count == 0 || !point.Shares.SequenceEqual(points[^1].Shares))
                points.Add(point);
        }

        return [.. points];
    }

    private static OperatingPoint At(double threshold, double[][] probabilities, TrainingData data, IReadOnlyList<DifficultyTier> tiers)
    {
        var shares = new double[tiers.Count];
        double cost = 0, weight = 0, squares = 0, right = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var tier = TierChoice.Best(probabilities[i], tiers, threshold);
            shares[tier] += 1.0 / probabilities.Length;
            cost += tiers[tier].Cost / probabilities.Length;
            var counts = data.Weights[tier][i];
            weight += counts;
            squares += counts * counts;
            right += counts * data.Labels[tier][i];
        }

        var quality = weight == 0 ? 0 : right / weight;
        var effective = squares == 0 ? 0 : (int)Math.Round(weight * weight / squares);
        var (low, high) = ErrorBounds.Wilson((int)Math.Round(quality * effective), effective);
        return new OperatingPoint(threshold, cost, quality, low, high, shares);
    }

    private static List<double> Thresholds(double[][] probabilities, IReadOnlyList<DifficultyTier> tiers)
    {
        var range = tiers[^1].Cost - tiers[0].Cost;
        var values = new List<double>();
        foreach (var row in probabilities)
        {
            for (var dear = 1; dear < row.Length; dear++)
            {
                for (var cheap = 0; cheap < dear; cheap++)
                {
                    if (tiers[dear].Cost > tiers[cheap].Cost)
                        values.Add((row[dear] - row[cheap]) * range / (tiers[dear].Cost - tiers[cheap].Cost));
                }
            }
        }

        values.Sort();
        var thresholds = new List<double> { values[^1] + 1 };
        for (var step = 1; step < Steps; step++)
            thresholds.Add(values[(int)((long)(Steps - step) * values.Count / Steps)]);
        thresholds.Add(values[0] - 1);
        return thresholds;
    }
}
