namespace CachePrefix.Tool.Training;

/// <summary>Learns a router from rows.</summary>
/// <param name="tiers">The tiers, from cheap to dear.</param>
/// <param name="embeddingModel">The id of the model that the rows' embeddings are of, or <see langword="null"/> without embeddings.</param>
internal sealed class Trainer(IReadOnlyList<DifficultyTier> tiers, string? embeddingModel)
{
    private const int InnerFolds = 5;
    private const double StackRidge = 20;
    private const float StrangeShare = 0.001f;
    private const float UnknownShare = 0.002f;

    private static readonly BoostingSettings Boosting = new();

    /// <summary>Fits all layers, the weights between them and the operating points. The weights and the points come from prompts that the layers had not seen.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="target">How the threshold is chosen.</param>
    public TrainedRouter Fit(TrainingData data, ThresholdTarget target)
    {
        var rarity = NGramTraining.Rarity(data.Buckets);
        var shape = Standardize(data.Shapes);
        var landmarks = data.Embeddings is { Length: > 0 } embeddings && embeddingModel is not null ? EmbeddingTraining.Landmarks(embeddings) : null;
        var heldOut = HeldOutScores(data, rarity, shape, landmarks);
        var words = Stack(data, heldOut, [0, 1]);
        var both = landmarks is null ? null : Stack(data, heldOut, [0, 1, 2]);
        var probabilities = heldOut.Select(scores => Combine(both ?? words, scores)).ToArray();
        var points = OperatingPoints.Of(probabilities, data, tiers);
        var layers = FitLayers(data, rarity, shape, landmarks);
        return new TrainedRouter(
            new DifficultyModelParts
            {
                Tiers = [.. tiers],
                Rows = data.Count,
                Threshold = target.Choose(points, tiers),
                OperatingPoints = points,
                Shape = shape,
                NGrams = layers.NGrams,
                Trees = layers.Trees,
                Embedding = layers.Embedding,
                Words = words,
                WordsAndMeaning = both,
                Familiarity = FamiliarityOf(data, landmarks),
            },
            probabilities);
    }

    private double[][] HeldOutScores(TrainingData data, float[] rarity, Standardizer shape, float[]? landmarks)
    {
        var folds = Folds.Deal(data.Prompts, InnerFolds, seed: 1);
        var scores = new double[data.Count][];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var inside = data.Take([.. Enumerable.Range(0, data.Count).Where(i => folds[i] != fold)]);
            var layers = FitLayers(inside, rarity, shape, landmarks);
            for (var i = 0; i < data.Count; i++)
            {
                if (folds[i] == fold)
                    scores[i] = Score(layers, data, i, shape);
            }
        }

        return scores;
    }

    private Layers FitLayers(TrainingData data, float[] rarity, Standardizer shape, float[]? landmarks) => new(
        NGramTraining.Fit(data, rarity, [.. data.Shapes.Select(row => Standardized(row, shape))]),
        [.. Enumerable.Range(0, data.Tiers).Select(tier => BoostedTrees.Fit(data.Shapes, data.Labels[tier], data.Weights[tier], Boosting))],
        landmarks is null ? null : EmbeddingTraining.Fit(data, landmarks, embeddingModel!));

    private static double[] Score(Layers layers, TrainingData data, int row, Standardizer shape)
    {
        var tiers = data.Tiers;
        var scores = new double[tiers * LayerStack.Layers];
        layers.NGrams.Score(data.Prompts[row], Standardized(data.Shapes[row], shape), scores.AsSpan(0, tiers));
        for (var tier = 0; tier < tiers; tier++)
            scores[tiers + tier] = layers.Trees[tier].Of(data.Shapes[row]);
        layers.Embedding?.Score(data.Embeddings![row], scores.AsSpan(2 * tiers));
        return scores;
    }

    private static LayerStack Stack(TrainingData data, double[][] scores, int[] used)
    {
        var tiers = data.Tiers;
        var stack = new LayerStack { Bias = new float[tiers], Weights = new float[tiers * LayerStack.Layers] };
        for (var tier = 0; tier < tiers; tier++)
        {
            var rows = scores.Select(row => used.Select(layer => row[(layer * tiers) + tier]).ToArray()).ToArray();
            var fitted = LogisticRegression.FitDense(rows, data.Labels[tier], data.Weights[tier], prior: [1, .. new double[used.Length - 1]], StackRidge);
            stack.Bias[tier] = (float)fitted[^1];
            for (var i = 0; i < used.Length; i++)
                stack.Weights[(tier * LayerStack.Layers) + used[i]] = (float)fitted[i];
        }

        return stack;
    }

    private static double[] Combine(LayerStack stack, double[] scores)
    {
        var probabilities = new double[stack.Bias.Length];
        stack.Combine(scores, probabilities);
        return probabilities;
    }

    private static Standardizer Standardize(float[][] shapes)
    {
        var mean = new float[PromptShape.Count];
        var scale = new float[PromptShape.Count];
        for (var i = 0; i < PromptShape.Count; i++)
        {
            double sum = 0, squares = 0;
            foreach (var row in shapes)
            {
                sum += row[i];
                squares += (double)row[i] * row[i];
            }

            sum /= Math.Max(1, shapes.Length);
            var deviation = Math.Sqrt(Math.Max(0, (squares / Math.Max(1, shapes.Length)) - (sum * sum)));
            mean[i] = (float)sum;
            scale[i] = deviation < 1e-4 ? 0 : (float)(1 / deviation);
        }

        return new Standardizer(mean, scale);
    }

    private static float[] Standardized(float[] row, Standardizer shape)
    {
        var values = new float[Standardizer.Count];
        shape.Apply(row, values);
        return values;
    }

    private static Familiarity FamiliarityOf(TrainingData data, float[]? landmarks)
    {
        var low = new float[PromptShape.Count];
        var high = new float[PromptShape.Count];
        for (var i = 0; i < PromptShape.Count; i++)
        {
            float[] values = [.. data.Shapes.Select(row => row[i]).Order()];
            var margin = (Quantile(values, 0.99f) - Quantile(values, 0.01f)) / 4;
            low[i] = Quantile(values, StrangeShare) - margin;
            high[i] = Quantile(values, 1 - StrangeShare) + margin;
        }

        return new Familiarity
        {
            Low = low,
            High = high,
            LeastKnown = Quantile([.. NGramTraining.KnownWithout(data.Buckets).Order()], UnknownShare),
            LeastNear = landmarks is null ? -1 : Quantile([.. data.Embeddings!.Select(row => EmbeddingTraining.Nearness(row, landmarks)).Order()], UnknownShare),
        };
    }

    private static float Quantile(float[] sorted, float share) => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)(share * sorted.Length), 0, sorted.Length - 1)];

    private sealed record Layers(NGramLayer NGrams, TreeEnsemble[] Trees, EmbeddingLayer? Embedding);
}
