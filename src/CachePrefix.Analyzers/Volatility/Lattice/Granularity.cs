namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>How often a value changes.</summary>
internal enum Granularity
{
    None = 0,
    SubDay = 1,
    Day = 2,

    /// <summary>Only from one machine or build to another: the same for all requests that a deployed program makes.</summary>
    Deployment = 3,
}
