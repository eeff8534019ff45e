using CachePrefix.Ledger.Simulation;

namespace CachePrefix.Tool.Output;

/// <summary>What the simulation of one workload gives.</summary>
/// <param name="Name">The workload's name.</param>
/// <param name="Measured">What it really cost in US dollars a day, where it was measured.</param>
/// <param name="Levers">The cost of a day, each lever added to those before it.</param>
/// <param name="Sensitivities">How much each input matters.</param>
internal sealed record SimulatedWorkload(string Name, decimal? Measured, IReadOnlyList<SimulatedDay> Levers, IReadOnlyList<Sensitivity> Sensitivities);
