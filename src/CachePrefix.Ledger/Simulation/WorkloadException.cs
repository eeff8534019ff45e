namespace CachePrefix.Ledger.Simulation;

/// <summary>A workload cannot be simulated. The message names the member, its value and the way out.</summary>
public sealed class WorkloadException(string message) : Exception(message);
