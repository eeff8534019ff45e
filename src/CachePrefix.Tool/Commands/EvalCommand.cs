using System.CommandLine;
using CachePrefix.Evaluation.Simulation;
using CachePrefix.Tool.Output;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix eval</c>.</summary>
internal sealed class EvalCommand : ICommandModule
{
    private readonly Option<bool> _simulate = new("--simulate") { Description = "Proves the statistics on simulated comparisons whose truth is known." };
    private readonly Option<int> _runs = new("--runs") { Description = "Simulated comparisons per row.", DefaultValueFactory = static _ => 2_000 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The seed; the same seed gives the same figures.", DefaultValueFactory = static _ => 1 };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public int Order => 50;

    public string Details =>
        "--simulate prints, for worlds with a known truth, how often the interval covers it, how often candidates that are as good are called worse, and how often worse ones are. Exit code 0 if all shares are what they should be, 1 if not.";

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix eval --simulate", "Proves the statistics with 2,000 simulated comparisons per row."),
    ];

    public Command Create()
    {
        var command = new Command("eval", "Shows whether cheaper answers are as good.") { _simulate, _runs, _seed, _json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Simulate(result, cancellationToken)));
        return command;
    }

    private int Simulate(ParseResult result, CancellationToken cancellationToken)
    {
        if (!result.GetValue(_simulate))
            throw new CommandException("There is nothing to do. Give --simulate.");
        if (result.GetValue(_runs) is var runs && runs is < 1 or > 1_000_000)
            throw new CommandException($"--runs is {runs}; give a number from 1 to 1000000.");

        var output = result.InvocationConfiguration.Output;
        var json = result.GetValue(_json);
        var rows = new List<SimulationRow>();
        foreach (var row in ComparisonSimulation.Run(runs, result.GetValue(_seed), cancellationToken))
        {
            rows.Add(row);
            if (!json)
                output.WriteLine(QualitySimulationTable.Line(row));
        }

        if (json)
            output.WriteLine(QualitySimulationTable.Json(rows));
        return rows.TrueForAll(static row => row.IsRight) ? ExitCodes.Clean : ExitCodes.Findings;
    }
}
