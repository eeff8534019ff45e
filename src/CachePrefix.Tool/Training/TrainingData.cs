namespace CachePrefix.Tool.Training;

/// <summary>Rows with the features that training looks at.</summary>
internal sealed class TrainingData
{
    /// <summary>The binary logarithm of the count of buckets.</summary>
    public const int Bits = 16;

    public required string[] Prompts { get; init; }

    /// <summary>By row, as measured.</summary>
    public required float[][] Shapes { get; init; }

    public required int[][] Buckets { get; init; }

    /// <summary>By row, of length 1; <see langword="null"/> without embeddings.</summary>
    public required float[][]? Embeddings { get; init; }

    /// <summary>By tier and row; 0 where <see cref="Weights"/> is 0.</summary>
    public required double[][] Labels { get; init; }

    /// <summary>By tier and row.</summary>
    public required double[][] Weights { get; init; }

    public int Count => Prompts.Length;

    public int Tiers => Labels.Length;

    public static TrainingData Of(IReadOnlyList<TrainingRow> rows, float[][]? embeddings)
    {
        var tiers = rows.Count == 0 ? 0 : rows[0].Labels.Length;
        var buffer = new int[NGramHasher.MostBuckets(NGramHasher.MostCharacters)];
        return new TrainingData
        {
            Prompts = [.. rows.Select(static row => row.Prompt)],
            Shapes = [.. rows.Select(static row => ShapeOf(row.Prompt))],
            Buckets = [.. rows.Select(row => buffer[..NGramHasher.Hash(row.Prompt, Bits, buffer)])],
            Embeddings = embeddings,
            Labels = [.. Enumerable.Range(0, tiers).Select(tier => rows.Select(row => row.Labels[tier] ?? 0).ToArray())],
            Weights = [.. Enumerable.Range(0, tiers).Select(tier => rows.Select(row => row.Labels[tier] is null ? 0 : row.Weights[tier]).ToArray())],
        };
    }

    /// <summary>Some of the rows.</summary>
    public TrainingData Take(IReadOnlyList<int> rows) => new()
    {
        Prompts = Pick(Prompts, rows),
        Shapes = Pick(Shapes, rows),
        Buckets = Pick(Buckets, rows),
        Embeddings = Embeddings is null ? null : Pick(Embeddings, rows),
        Labels = [.. Labels.Select(tier => Pick(tier, rows))],
        Weights = [.. Weights.Select(tier => Pick(tier, rows))],
    };

    /// <summary>No more than some count of rows, chosen by their content; all for 0.</summary>
    public TrainingData Limit(int most) =>
        most <= 0 || most >= Count ? this : Take([.. Enumerable.Range(0, Count).OrderBy(i => Folds.Key(Prompts[i], seed: 2)).Take(most).Order()]);

    public static float[] ShapeOf(string prompt)
    {
        var shape = new float[PromptShape.Count];
        PromptShape.Measure(prompt, shape);
        return shape;
    }

    private static T[] Pick<T>(T[] values, IReadOnlyList<int> rows)
    {
        var picked = new T[rows.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = values[rows[i]];
        return picked;
    }
}
