namespace CachePrefix;

/// <summary>One request to one tier, including the tool calls that it took.</summary>
/// <param name="Tier">The tier that was asked.</param>
/// <param name="Model">The model that answered, or <see langword="null"/> when neither the response nor the tier says.</param>
/// <param name="Usage">The tokens of the attempt.</param>
/// <param name="Cost">The cost in US dollars, or <see langword="null"/> when the model is not in the price sheet.</param>
/// <param name="Latency">The time from sending to the whole answer.</param>
/// <param name="Outcome">What became of the answer.</param>
public readonly record struct PromptAttempt(
    string Tier,
    string? Model,
    TokenUsage Usage,
    decimal? Cost,
    TimeSpan Latency,
    AttemptOutcome Outcome);
