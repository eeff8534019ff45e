namespace CachePrefix.Tool.Training;

/// <summary>Fits the layer of words.</summary>
internal static class NGramTraining
{
    private const int LeastPrompts = 2;
    private const double WordRidge = 1.5;
    private const double ShapeRidge = 100;
    private const double FreeFormRidge = 25;

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
        var (used, rows) = Compact(data.Buckets, rarity);
        var words = used.Length;
        var scales = data.Buckets.Select(row => Scale(row, rarity)).ToArray();
        var layer = new NGramLayer
        {
            Bits = TrainingData.Bits,
            Bias = new float[tiers],
            Rarity = rarity,
            Weights = new float[rarity.Length * tiers],
            ShapeWeights = new float[Standardizer.Count * tiers],
        };
        var ridges = new double[words + Standardizer.Count + 1];
        Array.Fill(ridges, WordRidge, 0, words);
        Array.Fill(ridges, ShapeRidge, words, PromptShape.Count);
        Array.Fill(ridges, FreeFormRidge, words + PromptShape.Count, Standardizer.Count - PromptShape.Count);
        ridges[^1] = 1e-6;
        for (var tier = 0; tier < tiers; tier++)
        {
            var parameters = new double[ridges.Length];
            LogisticRegression.Fit(data.Labels[tier], data.Weights[tier], parameters, ridges, Score, Back);
            for (var word = 0; word < words; word++)
                layer.Weights[(used[word] * tiers) + tier] = (float)(Half)parameters[word];
            for (var i = 0; i < Standardizer.Count; i++)
                layer.ShapeWeights[(i * tiers) + tier] = (float)parameters[words + i];
            layer.Bias[tier] = (float)parameters[^1];
        }

        return layer;

        void Score(double[] at, double[] scores)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                double sum = 0;
                foreach (var word in rows[i])
                    sum += rarity[used[word]] * at[word];
                sum = at[^1] + (scales[i] * sum);
                for (var j = 0; j < Standardizer.Count; j++)
                    sum += shapes[i][j] * at[words + j];
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
                foreach (var word in rows[i])
                    gradient[word] += scaled * rarity[used[word]];
                for (var j = 0; j < Standardizer.Count; j++)
                    gradient[words + j] += error * shapes[i][j];
                gradient[^1] += error;
            }
        }
    }

    /// <summary>The buckets that count and occur, and each row by their numbers.</summary>
    private static (int[] Used, int[][] Rows) Compact(int[][] buckets, float[] rarity)
    {
        var numbers = new int[rarity.Length];
        var used = new List<int>();
        var rows = new int[buckets.Length][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = [.. buckets[i].Where(bucket => rarity[bucket] > 0).Select(Number)];

        return ([.. used], rows);

        int Number(int bucket)
        {
            if (numbers[bucket] == 0)
            {
                used.Add(bucket);
                numbers[bucket] = used.Count;
            }

            return numbers[bucket] - 1;
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
