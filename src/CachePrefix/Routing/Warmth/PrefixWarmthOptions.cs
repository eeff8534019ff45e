namespace CachePrefix;

/// <summary>Settings of <see cref="PrefixWarmth"/>.</summary>
public sealed record PrefixWarmthOptions
{
    /// <summary>The most prefixes that are remembered; beyond it those are forgotten that have not been used for longest. 50,000 unless set, about 100 bytes each.</summary>
    public int Capacity { get; init; } = 50_000;

    /// <summary>How long before its end a prefix counts as gone, for the way of the request and clocks that differ. Ten seconds unless set.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits to learn what other machines know, where knowledge is shared. 200 milliseconds unless set.</summary>
    public TimeSpan SharedTimeout { get; init; } = TimeSpan.FromMilliseconds(200);
}
