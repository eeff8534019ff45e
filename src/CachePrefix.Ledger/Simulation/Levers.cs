namespace CachePrefix.Ledger.Simulation;

/// <summary>What is done to cut a bill.</summary>
[Flags]
public enum Levers
{
    /// <summary>Nothing: one model, no cache.</summary>
    None = 0,

    /// <summary>The provider's prefix cache.</summary>
    PrefixCache = 1,

    /// <summary>The workload's route.</summary>
    Routing = 2,

    /// <summary>Batches for what can wait.</summary>
    Batch = 4,

    /// <summary>A response cache.</summary>
    ResponseCache = 8,

    /// <summary>All of them.</summary>
    All = PrefixCache | Routing | Batch | ResponseCache,
}
