namespace CachePrefix;

/// <summary>Tells prompts that are like those of training from others, for which a trained router has no basis.</summary>
internal sealed class Familiarity
{
    /// <summary>How many numbers of the shape have to lie outside of what training saw.</summary>
    private const int FewestStrange = 2;

    /// <summary>By number of the shape, the lowest that is not strange.</summary>
    public required float[] Low { get; init; }

    /// <summary>By number of the shape, the highest that is not strange.</summary>
    public required float[] High { get; init; }

    /// <summary>The least share of known words and pairs.</summary>
    public required float LeastKnown { get; init; }

    /// <summary>The least cosine between an embedding and the nearest landmark; -1 where there are no embeddings.</summary>
    public required float LeastNear { get; init; }

    /// <summary>Why a prompt is unlike those of training, in a few words without content of it, or <see langword="null"/>.</summary>
    /// <param name="shape">Its shape as measured.</param>
    /// <param name="known">The share of its words and pairs that training knew.</param>
    /// <param name="near">The cosine between its embedding and the nearest landmark; <see langword="null"/> without an embedding.</param>
    public string? Objection(ReadOnlySpan<float> shape, float known, float? near)
    {
        var strange = 0;
        for (var i = 0; i < shape.Length; i++)
            strange += shape[i] < Low[i] || shape[i] > High[i] ? 1 : 0;
        if (strange >= FewestStrange)
            return "its form is unlike that of the prompts it learned from";
        if (known < LeastKnown)
            return "its words are unlike those of the prompts it learned from";
        return near < LeastNear ? "its meaning is far from the prompts it learned from" : null;
    }
}
