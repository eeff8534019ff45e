namespace CachePrefix.Tool.Training;

/// <summary>Fits the layer of words.</summary>
internal static class NGramTraining
{
    private const int LeastPrompts = 2;
    private const double WordRidge = 1.5;
    private const double ShapeRidge = 100;

    /// <summary>How much each bucket counts: the rarer, the more; nothing for what hardly any prompt has.</summary>
    public static float[] Rarity(int[][] buckets)
    {
        var counts = Frequencies(buckets);
        var rarity = new float[counts.Length];
        for (var bucket = 0; bucket < rarity.Length; bucket++)
        {
            if (counts[bucket] >= LeastPrompts)
                rarity[bucket] = (float)(Half)(1 + Math.Log((1.0 + buckets.Length) / (1 + counts[bucket])));
        }

        return rarity;
    }

    /// <summary>By row, the share of its words that would be known if the row itself were not there.</summary>
    public static float[] KnownWithout(int[][] buckets)
    {
        var counts = Frequencies(buckets);
        return [.. buckets.Select(row => row.Length == 0 ? 0 : (float)row.Count(bucket => counts[bucket] > LeastPrompts) / row.Length)];
    }

    public static NGramLayer Fit(TrainingData data, float[] rarity, float[][] shapes)
    {
        var tiers = data.Tiers;
        var buckets = rarity.Length;
        var scales = data.Buckets.Select(row => Scale(row, rarity)).ToArray();
        var layer = new NGramLayer
        {
            Bits = TrainingData.Bits,
            Bias = new float[tiers],
            Rarity = rarity,
            Weights = new float[buckets * tiers],
            ShapeWeights = new float[PromptShape.Count * tiers],
        };
        var ridges = new double[buckets + PromptShape.Count + 1];
        Array.Fill(ridges, WordRidge, 0, buckets);
        Array.Fill(ridges, ShapeRidge, buckets, PromptShape.Count);
        ridges[^1] = 1e-6;
        for (var tier = 0; tier < tiers; tier++)
        {
            var parameters = new double[ridges.Length];
            LogisticRegression.Fit(data.Labels[tier], data.Weights[tier], parameters, ridges, Score, Back);
            for (var bucket = 0; bucket < buckets; bucket++)
                layer.Weights[(bucket * tiers) + tier] = (float)(Half)parameters[bucket];
            for (var i = 0; i < PromptShape.Count; i++)
                layer.ShapeWeights[(i * tiers) + tier] = (float)parameters[buckets + i];
            layer.Bias[tier] = (float)parameters[^1];
        }

        return layer;

        void Score(double[] at, double[] scores)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                double sum = 0;
                foreach (var bucket in data.Buckets[i])
                    sum += rarity[bucket] * at[bucket];
                sum = at[^1] + (scales[i] * sum);
                for (var j = 0; j < PromptShape.Count; j++)
                    sum += shapes[i][j] * at[buckets + j];
                scores[i] = sum;
            }
        }

        void Back(double[] errors, double[] gradient)
        {
            for (var i = 0; i < errors.Length; i++)
            {
                var error = errors[i];
                if (error == 0)
                    continue;
                var scaled = error * scales[i];
                foreach (var bucket in data.Buckets[i])
                    gradient[bucket] += scaled * rarity[bucket];
                for (var j = 0; j < PromptShape.Count; j++)
                    gradient[buckets + j] += error * shapes[i][j];
                gradient[^1] += error;
            }
        }
    }

    private static double Scale(int[] row, float[] rarity)
    {
        double squares = 0;
        foreach (var bucket in row)
            squares += (double)rarity[bucket] * rarity[bucket];
        return squares == 0 ? 0 : 1 / Math.Sqrt(squares);
    }

    private static int[] Frequencies(int[][] buckets)
    {
        var counts = new int[1 << TrainingData.Bits];
        foreach (var row in buckets)
        {
            foreach (var bucket in row)
                counts[bucket]++;
        }

        return counts;
    }
}
