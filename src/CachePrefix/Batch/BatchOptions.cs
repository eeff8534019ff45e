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

    /// <summary>Told of every change.</summary>
    public IProgress<BatchRun>? Progress { get; set; }

    /// <summary>The same settings for one run.</summary>
    internal BatchOptions For(IBatchStore store, string run)
    {
        var options = (BatchOptions)MemberwiseClone();
        options.Store = store;
        options.Run = run;
        return options;
    }
}
