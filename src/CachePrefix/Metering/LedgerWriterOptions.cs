namespace CachePrefix;

/// <summary>How a <see cref="LedgerWriter"/> queues and writes.</summary>
public sealed class LedgerWriterOptions
{
    /// <summary>The most records that wait to be written; more are lost and counted. 65,536 unless set.</summary>
    public int Capacity { get; set; } = 65_536;

    /// <summary>The most records that are written at once. 1,024 unless set.</summary>
    public int BatchSize { get; set; } = 1_024;

    /// <summary>How often a batch is tried before its records are lost. 3 unless set.</summary>
    public int MaxTries { get; set; } = 3;

    /// <summary>The time between two tries. 200 ms unless set.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the end of the program waits for what is queued. 5 seconds unless set.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
