using System.CommandLine;
using CachePrefix.Evaluation;
using CachePrefix.Evaluation.Simulation;
using CachePrefix.Tool.Evaluating;
using CachePrefix.Tool.Output;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix eval</c>.</summary>
internal sealed class EvalCommand : ICommandModule
{
    private readonly Argument<FileInfo?> _suite = new("suite") { Description = "The cases, one JSON object a line: { \"input\", \"expected\", \"id\", \"class\", \"source\" }.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<FileInfo?> _baseline = new("--baseline") { Description = "What is known to be good: a setup (.json), or recorded answers (.jsonl)." };
    private readonly Option<FileInfo?> _candidate = new("--candidate") { Description = "What is to be as good and cheaper: a setup (.json), or recorded answers (.jsonl)." };
    private readonly Option<string?> _lever = new("--lever") { Description = "output: compares the --candidate setup with itself without its \"brevity\" and \"maxOutputTokens\"." };
    private readonly Option<double> _margin = new("--margin") { Description = "The loss that does not matter, as a share: 0.02 is two points.", DefaultValueFactory = static _ => 0.02 };
    private readonly Option<double> _confidence = new("--confidence") { Description = "The confidence of the interval.", DefaultValueFactory = static _ => 0.95 };
    private readonly Option<int> _looks = new("--looks") { Description = "How often to look before all cases are answered; a clear result ends early.", DefaultValueFactory = static _ => 1 };
    private readonly Option<string> _scorer = new("--scorer") { Description = $"How answers are scored: {string.Join(", ", CommandScorers.Names)}.", DefaultValueFactory = static _ => CommandScorers.Names[0] };
    private readonly Option<DirectoryInfo> _answers = new("--answers") { Description = "The folder in which answers are kept, so that a re-run pays only for what changed.", DefaultValueFactory = static _ => new DirectoryInfo(".cacheprefix-answers") };
    private readonly Option<int> _concurrency = new("--concurrency") { Description = "The most cases under way at once.", DefaultValueFactory = static _ => 4 };
    private readonly Option<FileInfo?> _page = new("--page") { Description = "Writes the page for pull requests to a file too." };
    private readonly Option<FileInfo?> _result = new("--result") { Description = "Writes the result as JSON, for `cacheprefix report --quality`." };
    private readonly Option<bool> _simulate = new("--simulate") { Description = "Proves the statistics on simulated comparisons whose truth is known." };
    private readonly Option<int> _runs = new("--runs") { Description = "Simulated comparisons per row.", DefaultValueFactory = static _ => 2_000 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The seed; the same seed gives the same figures.", DefaultValueFactory = static _ => 1 };
    private readonly CatalogOption _models = CatalogOption.Create();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public int Order => 50;

    public string Details =>
        """
        Both sides answer the cases of the suite; the candidate holds when a loss of the margin or more is ruled out, and drops when it is worse with confidence, over all cases or in a class. A setup is { "model", "system", "brevity", "maxOutputTokens", "temperature", "schema", "endpoint" }, of which only the model has to be there; "system": "@file" reads a file. Keys are read from ANTHROPIC_API_KEY and OPENAI_API_KEY. Recorded answers are { "input", "answer", "cost", "milliseconds", "outputTokens", "model" }, one object a line.

        --simulate prints, for worlds with a known truth, how often the interval covers it, how often candidates that are as good are called worse, and how often worse ones are.

        Exit code: 0 if the candidate holds or all simulated shares are right, 1 if it drops or one is wrong, 2 if the evaluation cannot run, 3 if it cannot be told.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix eval cases.jsonl --baseline sonnet.json --candidate haiku.json --margin 0.02", "Shows whether the small model is as good, within two points."),
        new("cacheprefix eval cases.jsonl --candidate short.json --lever output", "Shows what asking for short answers saves, and whether it costs quality."),
        new("cacheprefix eval cases.jsonl --baseline before.jsonl --candidate after.jsonl --page page.md", "Compares recorded answers and writes a page for a pull request."),
        new("cacheprefix eval --simulate", "Proves the statistics with 2,000 simulated comparisons per row."),
    ];

    public Command Create()
    {
        var command = new Command("eval", "Shows whether cheaper answers are as good.")
        {
            _suite, _baseline, _candidate, _lever, _margin, _confidence, _looks, _scorer, _answers, _concurrency, _page, _result, _simulate, _runs, _seed, _models, _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            return result.GetValue(_simulate) ? Simulate(result, cancellationToken) : await CompareAsync(result, cancellationToken);
        }
        catch (Exception exception) when (exception is EvaluationException or ArgumentException)
        {
            throw new CommandException(exception is ArgumentException { ParamName: not null } ? exception.Message.Split(" (Parameter")[0] : exception.Message);
        }
    }

    private async Task<int> CompareAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_suite) is not { } file)
            throw new CommandException("There is nothing to compare. Give a suite with --baseline and --candidate, or --simulate.");
        var suite = EvaluationSuite.Load(file.FullName, SetupJson.Default.String, SetupJson.Default.JsonElement);
        var options = new EvaluationOptions
        {
            Comparison = new ComparisonOptions { Margin = result.GetValue(_margin), Confidence = result.GetValue(_confidence), Seed = result.GetValue(_seed) },
            Plan = SequentialPlan.Even(result.GetValue(_looks)),
            Answers = new Evaluation.AnswerStore(result.GetRequiredValue(_answers).FullName),
            MaxConcurrency = result.GetValue(_concurrency),
        };
        using var sides = EvaluatedSides.Open(result.GetValue(_baseline), result.GetValue(_candidate), result.GetValue(_lever), _models.Read(result));
        var scorer = CommandScorers.Find(result.GetRequiredValue(_scorer), suite);
        var evaluation = await EvaluationRun.RunAsync(suite, sides.Baseline, sides.Candidate, scorer, options, cancellationToken);

        var page = MarkdownPage.Of(evaluation.Summary);
        if (result.GetValue(_page) is { } pageFile)
            await File.WriteAllTextAsync(pageFile.FullName, page, cancellationToken);
        if (result.GetValue(_result) is { } resultFile)
            await File.WriteAllTextAsync(resultFile.FullName, evaluation.Summary.ToJson(), cancellationToken);
        await result.InvocationConfiguration.Output.WriteLineAsync(result.GetValue(_json) ? evaluation.Summary.ToJson() : page.TrimEnd());
        return evaluation.Verdict switch
        {
            Verdict.Holds => ExitCodes.Clean,
            Verdict.Drops => ExitCodes.Findings,
            _ => ExitCodes.CannotTell,
        };
    }

    private int Simulate(ParseResult result, CancellationToken cancellationToken)
    {
        var output = result.InvocationConfiguration.Output;
        var json = result.GetValue(_json);
        var rows = new List<SimulationRow>();
        foreach (var row in ComparisonSimulation.Run(result.GetValue(_runs), result.GetValue(_seed), cancellationToken))
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
