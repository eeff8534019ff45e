namespace CachePrefix.LocalEmbeddings;

/// <summary>Settings of <see cref="LocalEmbeddingGenerator"/>.</summary>
public sealed class LocalEmbeddingOptions
{
    /// <summary>How many threads compute one batch. 1 unless set: an embedding of a question takes some 13 ms on one core.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>The most texts that are computed at once. 16 unless set.</summary>
    public int MaxBatchSize { get; set; } = 16;

    /// <summary>
    /// The most characters of a text that are looked at. 8,192 unless set; the model itself reads no more than its first 512 tokens.
    /// </summary>
    public int MaxTextLength { get; set; } = 8_192;
}
