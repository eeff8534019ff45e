namespace CachePrefix;

/// <summary>How many prompts are sent at once, and who is told.</summary>
public sealed class SendManyOptions
{
    /// <summary>The most calls under way at once, after the first call has primed the cache. 8 unless set; at least 1.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// By when the answers have to be there. Where there is time, what is cheaper is taken: direct calls, or a batch, of which what is not answered by then is cancelled and sent directly.
    /// The prompt's <see cref="PatienceAttribute"/>, counted from the call, unless set; a time that has passed for direct calls.
    /// </summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>Name, store and waits of the batch, where one is made; <see cref="BatchOptions.Deadline"/> is <see cref="Deadline"/>. The defaults when <see langword="null"/>.</summary>
    public BatchOptions? Batch { get; set; }

    /// <summary>Told after each prompt, in completion order.</summary>
    public IProgress<SendManyProgress>? Progress { get; set; }
}
