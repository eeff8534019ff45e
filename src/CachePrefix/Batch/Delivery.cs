namespace CachePrefix;

/// <summary>Why a prompt of many was answered by a batch, or directly.</summary>
/// <param name="IsBatch">Whether a batch answered.</param>
/// <param name="Reason">Why, in a few words that name no content of the prompt.</param>
public sealed record Delivery(bool IsBatch, string Reason)
{
    /// <summary>By when the answers had to be there.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What direct calls of all prompts were estimated to cost in US dollars; <see langword="null"/> where that was not needed or not possible.</summary>
    public decimal? DirectCost { get; init; }

    /// <summary>What the batch of all prompts was estimated to cost in US dollars; <see langword="null"/> where that was not needed or not possible.</summary>
    public decimal? BatchCost { get; init; }
}
