namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What is known of where a program runs: what is fixed there is the same for all its requests.</summary>
[Flags]
internal enum Deployment
{
    Unknown = 0,

    /// <summary>A window on one person's desk.</summary>
    Desktop = 1,

    /// <summary>No other culture than the invariant one.</summary>
    InvariantCulture = 2,
}
