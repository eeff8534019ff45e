namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>How often a clock value changes.</summary>
internal enum Granularity
{
    None = 0,
    SubDay = 1,
    Day = 2,
}
