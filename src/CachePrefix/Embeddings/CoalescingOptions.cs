namespace CachePrefix;

/// <summary>Settings of <see cref="CoalescingEmbeddingGenerator"/>.</summary>
public sealed class CoalescingOptions
{
    /// <summary>The most texts in one request. 64 unless set.</summary>
    public int MaxBatchSize { get; set; } = 64;

    /// <summary>How many requests may be under way. 4 unless set.</summary>
    public int MaxBatchesAtOnce { get; set; } = 4;
}
