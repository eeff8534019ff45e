namespace CachePrefix;

/// <summary>How prompts are submitted as batches.</summary>
public sealed class BatchOptions
{
    /// <summary>
    /// The run's name: ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 100. Submitting the same name again, after a crash say, goes on with the run instead of paying for
    /// it twice. A new name is made when this is <see langword="null"/>.
    /// </summary>
    public string? Run { get; set; }

    /// <summary>Where the state is kept; the registered <see cref="IBatchStore"/>, or <see cref="FolderBatchStore.DefaultFolder"/>, when <see langword="null"/>.</summary>
    public IBatchStore? Store { get; set; }

    /// <summary>The lifetime of every rung. One hour unless set: batches take longer than five minutes.</summary>
    public CacheTtl Ttl { get; set; } = CacheTtl.OneHour;

    /// <summary>Whether a batch of one request goes first on each tier, so that the others find the shared prefix in the cache.</summary>
    public bool Seed { get; set; }

    /// <summary>The first wait between two looks at the provider. It doubles up to <see cref="MaxPollInterval"/>. 15 seconds unless set.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait between two looks at the provider. Five minutes unless set.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after an unconfirmed submission the provider's list of batches is taken as complete. One minute unless set.</summary>
    public TimeSpan SearchGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How a prompt whose answer a cascade's validator rejects gets to the next tier. As another batch unless set.</summary>
    public BatchEscalation Escalation { get; set; }

    /// <summary>
    /// By when the batches have to be done; no such time unless set. What is left then is cancelled and, once the provider has confirmed that, sent one by one at the price of direct calls.
    /// What the provider answered in the meantime counts and is not sent again.
    /// </summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>The most calls under way at once where prompts are sent one by one. 8 unless set; at least 1.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// The share of requests, from 0 to 1, that are expected to find the shared prefix in the cache, for the choice between batch and direct calls. Taken from the catalogue unless set:
    /// the middle of what the provider reports, with <see cref="Seed"/> the upper end.
    /// </summary>
    public double? ExpectedHitRate { get; set; }

    /// <summary>Told of every change.</summary>
    public IProgress<BatchRun>? Progress { get; set; }

    /// <summary>The same settings for one run.</summary>
    internal BatchOptions For(IBatchStore store, string run)
    {
        var options = Copy();
        options.Store = store;
        options.Run = run;
        return options;
    }

    internal BatchOptions Copy() => (BatchOptions)MemberwiseClone();
}
