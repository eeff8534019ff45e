namespace CachePrefix;

/// <summary>How many prompts are sent at once, and who is told.</summary>
public sealed class SendManyOptions
{
    /// <summary>The most calls under way at once, after the first call has primed the cache. 8 unless set; at least 1.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Told after each prompt, in completion order.</summary>
    public IProgress<SendManyProgress>? Progress { get; set; }
}
