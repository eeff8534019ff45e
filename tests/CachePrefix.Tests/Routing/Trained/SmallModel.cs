namespace CachePrefix.Tests.Routing.Trained;

/// <summary>A router that knows two words: with "prove" only the dear tier is right, with "capital" both are.</summary>
internal static class SmallModel
{
    private const int Bits = 10;

    public static DifficultyModelParts Parts(EmbeddingLayer? embedding = null)
    {
        var rarity = new float[1 << Bits];
        var weights = new float[2 << Bits];
        foreach (var word in (string[])["prove", "capital", "what", "is", "the", "of", "?"])
            rarity[Bucket(word)] = 1;
        weights[2 * Bucket("prove")] = -8;
        weights[2 * Bucket("capital")] = 8;
        weights[(2 * Bucket("prove")) + 1] = weights[(2 * Bucket("capital")) + 1] = 4;
        var zeros = new float[PromptShape.Count];
        return new DifficultyModelParts
        {
            Tiers = [new DifficultyTier("simple", 1), new DifficultyTier("complex", 5)],
            Rows = 1_000,
            Threshold = 0.1,
            OperatingPoints =
            [
                new OperatingPoint(2, 1, 0.60, 0.57, 0.63, [1, 0]),
                new OperatingPoint(0.1, 2, 0.78, 0.75, 0.81, [0.75, 0.25]),
                new OperatingPoint(-2, 5, 0.80, 0.77, 0.83, [0, 1]),
            ],
            Shape = new Standardizer(zeros, zeros),
            NGrams = new NGramLayer { Bits = Bits, Bias = [0, 0], Rarity = rarity, Weights = weights, ShapeWeights = new float[2 * Standardizer.Count] },
            Trees = [new TreeEnsemble(0, 1, [new Tree([0], [1e9f], [0.25f, 0.5f])]), new TreeEnsemble(0, 1, [])],
            Words = new LayerStack { Bias = [0, 0], Weights = [1, 1, 0, 1, 1, 0] },
            Embedding = embedding,
            WordsAndMeaning = embedding is null ? null : new LayerStack { Bias = [0, 0], Weights = [0, 0, 1, 0, 0, 1] },
            Familiarity = new Familiarity
            {
                Low = zeros,
                High = [.. Enumerable.Repeat(20f, PromptShape.Count)],
                LeastKnown = 0.2f,
                LeastNear = embedding is null ? -1 : 0.2f,
            },
        };
    }

    public static DifficultyModel Create(EmbeddingLayer? embedding = null) => DifficultyModel.Read(DifficultyModelFile.Write(Parts(embedding)));

    /// <summary>Near (1, 0) the cheap tier is right, near (0, 1) it is not.</summary>
    public static EmbeddingLayer Meaning() => new()
    {
        Model = "two",
        Dimensions = 2,
        Gamma = 1,
        Landmarks = [1, 0, 0, 1],
        Bias = [0, 2],
        Weights = [4, 0, -4, 0],
    };

    private static int Bucket(string word)
    {
        Span<int> buckets = stackalloc int[2 * word.Length];
        NGramHasher.Hash(word, Bits, buckets);
        return buckets[0];
    }
}
