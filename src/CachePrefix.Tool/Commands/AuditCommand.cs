using System.CommandLine;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Reports;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix audit</c>.</summary>
internal sealed class AuditCommand : ICommandModule
{
    public int Order => 10;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix audit", "Audits the code below the current folder."),
    ];

    public Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Folders, solutions, projects or C# files.", DefaultValueFactory = static _ => ["."], Arity = ArgumentArity.ZeroOrMore };
        var loose = new Option<bool>("--loose") { Description = "Read the text alone: evaluate no project, run nothing, need no build and no restore." };
        var format = new Option<string>("--format") { Description = "How to print the findings.", DefaultValueFactory = static _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "sarif", "html");
        var severity = new Option<string>("--min-severity") { Description = "Leave out findings below this severity.", DefaultValueFactory = static _ => "information" };
        severity.AcceptOnlyFromAmong([.. SeverityNames.All]);
        var command = new Command("audit", "Finds what keeps prompt caches from working.") { paths, loose, format, severity };
        command.SetAction(async (result, cancellation) =>
        {
            try
            {
                var audit = await Auditor.RunAsync(
                    new AuditOptions
                    {
                        Paths = result.GetValue(paths)!,
                        Mode = result.GetValue(loose) ? AuditMode.Loose : AuditMode.Auto,
                        MinimumSeverity = SeverityNames.Parse(result.GetValue(severity)!),
                    },
                    progress: null,
                    cancellation);
                await result.InvocationConfiguration.Output.WriteAsync(JsonReport.Write(audit.Findings));
                foreach (var note in audit.Notes)
                    await result.InvocationConfiguration.Error.WriteLineAsync(note.ToString());
                await result.InvocationConfiguration.Error.WriteLineAsync($"{audit.Coverage.LooseProjects} projects, {audit.Coverage.Files} files, {audit.Coverage.PackagesFound} packages found, {audit.Coverage.PackagesMissing.Count} missing, {audit.Elapsed.TotalSeconds:0.0} s");
                return audit.Findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Clean;
            }
            catch (AuditException exception)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return ExitCodes.CouldNotRun;
            }
        });
        return command;
    }
}
