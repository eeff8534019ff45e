namespace CachePrefix.Ledger.Simulation;

/// <summary>How calls, or sessions, are spread over the day.</summary>
public enum ArrivalProcess
{
    /// <summary>Independently of each other, all day.</summary>
    Poisson,

    /// <summary>At equal distances, all day.</summary>
    Even,

    /// <summary>Independently of each other, within eight hours.</summary>
    Office,
}
