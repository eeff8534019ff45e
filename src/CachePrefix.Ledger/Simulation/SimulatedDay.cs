namespace CachePrefix.Ledger.Simulation;

/// <summary>What a day of a workload costs with some of the levers.</summary>
/// <param name="Lever">The lever that was added last.</param>
/// <param name="Cost">US dollars a day.</param>
/// <param name="InputCost">The part of it that input costs, cached or not.</param>
/// <param name="HitRate">The share of the input that was read from the provider's cache, from 0 to 1.</param>
/// <param name="Arithmetic">How the cost comes about, model by model.</param>
public sealed record SimulatedDay(string Lever, decimal Cost, decimal InputCost, double HitRate, IReadOnlyList<string> Arithmetic);
