namespace CachePrefix.Ledger.Simulation;

/// <summary>A model and the share of calls, or sessions, that a route gives it.</summary>
/// <param name="Model">An id that the catalogue knows.</param>
/// <param name="Share">The share, relative to those of the other tiers.</param>
public sealed record WorkloadTier(string Model, double Share);
