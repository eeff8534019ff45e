namespace CachePrefix.Evaluation;

/// <summary>What one side answered, and what it took.</summary>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
public sealed record SystemAnswer<TAnswer>
{
    /// <summary>The answer; <see langword="null"/> where there was one that could not be read as the type, which is a wrong answer.</summary>
    public required TAnswer? Value { get; init; }

    /// <summary>What was wrong with an answer that could not be read, or <see langword="null"/>.</summary>
    public string? Flaw { get; init; }

    /// <summary>What the answer cost in US dollars; <see langword="null"/> where that is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The tokens of the answer.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The time that the answer took.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The model that answered, or <see langword="null"/> where that is not known.</summary>
    public string? Model { get; init; }

    /// <summary>The tier that answered, or <see langword="null"/> where there are none.</summary>
    public string? Tier { get; init; }

    /// <summary>Whether the answer was read from earlier runs, and so cost nothing now.</summary>
    public bool IsKept { get; init; }
}

/// <summary>Makes answers of results.</summary>
public static class SystemAnswer
{
    /// <summary>The answer of a generated client.</summary>
    /// <typeparam name="TAnswer">The type of the answer.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>The answer with tier, model, tokens, cost and latency.</returns>
    public static SystemAnswer<TAnswer> Of<TAnswer>(PromptResult<TAnswer> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SystemAnswer<TAnswer>
        {
            Value = result.Value,
            Cost = result.Cost,
            Usage = result.Usage,
            Latency = result.Latency,
            Model = result.Model,
            Tier = result.Tier,
        };
    }
}
