using System.Globalization;

namespace CachePrefix.Evaluation.Simulation;

/// <summary>How often something happened in simulated comparisons, and how often it should.</summary>
/// <param name="Name">What was simulated.</param>
/// <param name="Question">What was counted.</param>
/// <param name="Runs">The comparisons.</param>
/// <param name="Hits">In how many of them it happened.</param>
/// <param name="Least">The least share that is right, from 0 to 1.</param>
/// <param name="Most">The highest share that is right.</param>
/// <param name="CasesUsed">The mean share of the cases that were needed, where looks could end a run early.</param>
public sealed record SimulationRow(string Name, string Question, int Runs, int Hits, double Least, double Most, double CasesUsed = 1)
{
    /// <summary>The share of the runs.</summary>
    public double Share => (double)Hits / Runs;

    /// <summary>Whether the share is what it should be.</summary>
    public bool IsRight => Share >= Least && Share <= Most;

    /// <summary>The interval of the share itself, 95 %, which the number of runs leaves.</summary>
    public (double Low, double High) Interval => ErrorBounds.Wilson(Hits, Runs);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}, {Question}: {100 * Share:0.0} % of {Runs}, wanted {100 * Least:0.#} to {100 * Most:0.#} %");
}
