using System.Text.Json.Serialization;

namespace CachePrefix.Ledger.Simulation;

/// <summary>A figure that was published, beside the one that follows from its own inputs.</summary>
/// <param name="Case">The case: a to e.</param>
/// <param name="Stage">What the figure is of, with its unit.</param>
/// <param name="Published">The published figure; the middle of a published range.</param>
/// <param name="Ours">The figure that the simulation gives.</param>
/// <param name="Note">Why they differ, or that they agree.</param>
/// <param name="Arithmetic">How ours comes about.</param>
public sealed record PublishedFigure(string Case, string Stage, double Published, double Ours, string Note, [property: JsonIgnore] IReadOnlyList<string> Arithmetic);
