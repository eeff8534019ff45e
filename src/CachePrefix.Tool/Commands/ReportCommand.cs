using System.CommandLine;
using CachePrefix.Ledger.Reports;
using CachePrefix.Ledger.Simulation;
using CachePrefix.Models;
using CachePrefix.Tool.Output;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix report</c>.</summary>
internal sealed class ReportCommand : ICommandModule
{
    private readonly Argument<FileInfo?> _ledger = new("ledger") { Description = "The ledger: a SQLite file, or JSON lines with the ending .jsonl.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _days = new("--days") { Description = "How many days back the report goes.", DefaultValueFactory = static _ => 7 };
    private readonly Option<FileInfo> _output = new("--output", "-o") { Description = "The page to write.", DefaultValueFactory = static _ => new FileInfo("cacheprefix-report.html") };
    private readonly Option<FileInfo?> _export = new("--export") { Description = "Writes what was measured for the compiler, as cacheprefix.usage.json, instead of the page." };
    private readonly Option<double> _floor = new("--floor") { Description = "The hit rate below which the exported file reports a prompt, from 0 to 1.", DefaultValueFactory = static _ => 0.5 };
    private readonly Option<FileInfo?> _workload = new("--workload") { Description = "A workload to simulate and show, with or without a ledger." };
    private readonly CatalogOption _models = CatalogOption.Create();

    private readonly Option<FileInfo[]> _quality = new("--quality") { Description = "Results of `cacheprefix eval --result`, to show beside the cost.", AllowMultipleArgumentsPerToken = true };

    public int Order => 32;

    public string Details =>
        """
        The page is one file of HTML without script. Savings are shown against the same calls on the dearest tier with a warm cache.

        --export writes hit rates, sizes and costs of each prompt, without texts and tenants. Add the file to the project with <AdditionalFiles Include="cacheprefix.usage.json" />: hovering over a client then shows what it costs, and rules use what was measured.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix report calls.db", "Writes cacheprefix-report.html about the last seven days."),
        new("cacheprefix report calls.db --days 30 -o bill.html", "The last thirty days, to another file."),
        new("cacheprefix report calls.db --export cacheprefix.usage.json", "Writes what the compiler shows in the editor."),
    ];

    public Command Create()
    {
        var command = new Command("report", "Shows where the money goes, from a ledger, as a page or for the compiler.") { _ledger, _days, _output, _export, _floor, _workload, _models, _quality };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            var catalog = _models.Read(result);
            var workload = result.GetValue(_workload) is { } file ? Workload.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)) : null;
            var verdicts = Verdicts(result.GetValue(_quality) ?? []);
            if (result.GetValue(_ledger) is null && workload is null && verdicts.Count == 0)
                throw new CommandException("There is nothing to report. Give a ledger, --workload with a file to simulate, or --quality with results of evaluations.");

            var report = await ReadAsync(result, catalog, cancellationToken);
            if (result.GetValue(_export) is { } export)
                return await WriteAsync(result, export, UsageExport.Write(report, result.GetValue(_floor)), cancellationToken);
            var page = ReportPage.Render(report, workload is null ? null : new Simulator(catalog).Stack(workload), verdicts);
            return await WriteAsync(result, result.GetRequiredValue(_output), page, cancellationToken);
        }
        catch (WorkloadException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private async Task<LedgerReport> ReadAsync(ParseResult result, ModelCatalog catalog, CancellationToken cancellationToken)
    {
        if (result.GetValue(_days) is var days && days is < 1 or > 4_000)
            throw new CommandException($"--days is {days}; give a number from 1 to 4000.");
        if (result.GetValue(_floor) is not (>= 0 and <= 1))
            throw new CommandException("--floor is a share; give a number from 0 to 1.");

        var to = DateTimeOffset.UtcNow;
        if (result.GetValue(_ledger) is not { } file)
            return LedgerReport.Of([], to.AddDays(-days), to, catalog: catalog);
        return await LedgerReport.ReadAsync(LedgerFile.Open(file), to.AddDays(-days), to, catalog, cancellationToken);
    }

    private static List<QualityVerdict> Verdicts(IEnumerable<FileInfo> files)
    {
        var verdicts = new List<QualityVerdict>();
        foreach (var file in files)
        {
            try
            {
                verdicts.Add(QualityVerdict.Parse(File.ReadAllText(file.FullName)));
            }
            catch (FormatException exception)
            {
                throw new CommandException($"{file.FullName}: {exception.Message}");
            }
        }

        return verdicts;
    }

    private static async Task<int> WriteAsync(ParseResult result, FileInfo file, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
        await result.InvocationConfiguration.Output.WriteLineAsync($"Wrote {file}.");
        return ExitCodes.Clean;
    }
}
