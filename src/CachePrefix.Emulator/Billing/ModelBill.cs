namespace CachePrefix.Emulator.Billing;

/// <summary>What was used and what it costs.</summary>
public sealed record ModelBill
{
    /// <summary>Requests received, failed ones included.</summary>
    public long Requests { get; init; }

    /// <summary>Requests answered with an error or not at all.</summary>
    public long Errors { get; init; }

    /// <summary>Tokens of the requests answered, by class.</summary>
    public TokenUsage Tokens { get; init; }

    /// <summary>What they cost, in US dollars, batch discounts and storage included; calls whose price is unknown are left out.</summary>
    public decimal CostUsd { get; init; }

    /// <summary>What answers cost that did not arrive whole, because a fault cut or broke them; it is part of <see cref="CostUsd"/>, and their caller cannot know it.</summary>
    public decimal UndeliveredUsd { get; init; }

    /// <summary>Requests answered in batches, at the batch price.</summary>
    public long BatchRequests { get; init; }

    /// <summary>What explicit caches stored so far, in tokens times hours.</summary>
    public decimal StorageTokenHours { get; init; }

    /// <summary>What that cost, in US dollars; it is part of <see cref="CostUsd"/>.</summary>
    public decimal StorageUsd { get; init; }

    /// <summary>Answered requests whose price is unknown.</summary>
    public long UnpricedRequests { get; init; }

    /// <summary>The share of all input tokens that was read from the cache, from 0 to 1.</summary>
    public double CacheReadShare => Tokens.TotalInput == 0 ? 0 : (double)Tokens.CacheRead / Tokens.TotalInput;
}
