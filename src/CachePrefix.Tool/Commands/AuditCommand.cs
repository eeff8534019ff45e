using System.CommandLine;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Reports;
using CachePrefix.Tool.Output;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix audit</c>.</summary>
internal sealed class AuditCommand : ICommandModule
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Folders, solutions, projects or C# files.", DefaultValueFactory = static _ => ["."], Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _loose = new("--loose") { Description = "Read the text alone: evaluate no project, run nothing of the code base, need no build and no restore." };
    private readonly Option<string> _format = new("--format") { Description = "How to print the findings.", DefaultValueFactory = static _ => "table" };
    private readonly Option<FileInfo?> _output = new("--output", "-o") { Description = "The file to write to instead of the standard output." };
    private readonly Option<string> _severity = new("--min-severity") { Description = "Leave out findings below this severity.", DefaultValueFactory = static _ => "information" };
    private readonly Option<FileInfo?> _baseline = new("--baseline") { Description = "A file with known findings; only others are printed and fail." };
    private readonly Option<FileInfo?> _writeBaseline = new("--write-baseline") { Description = "Write all findings to a file for --baseline, and succeed." };

    public int Order => 10;

    public string Details =>
        """
        Projects that are restored are loaded through MSBuild, which evaluates project files and runs their source generators. All other code, and with --loose all code, is compiled from its text with whatever references are found; nothing of it is evaluated or run. SDK calls whose symbols are missing are recognised by name and using directive.

        Severities are hidden (cannot be proven stable), information, warning and error (raised by the code base's configuration). Configuration in .editorconfig files, #pragma and suppressions count.

        Exit code: 0 for no findings, 1 for findings, 2 if the audit could not run.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix audit", "Audits the code below the current folder."),
        new("cacheprefix audit src/Shop.sln --min-severity warning", "Audits a solution and shows only what costs money."),
        new("cacheprefix audit ~/checkouts/shop --loose --format json", "Audits a foreign checkout without running anything of it."),
        new("cacheprefix audit --format sarif --output audit.sarif", "Writes a SARIF 2.1.0 log for code scanning."),
        new("cacheprefix audit --format html -o audit.html", "Writes a page to hand around."),
        new("cacheprefix audit --write-baseline audit.baseline.json", "Accepts what is there today."),
        new("cacheprefix audit --baseline audit.baseline.json", "Fails only for findings that are new."),
    ];

    public Command Create()
    {
        _format.AcceptOnlyFromAmong("table", "json", "sarif", "html");
        _severity.AcceptOnlyFromAmong([.. SeverityNames.All]);
        var command = new Command("audit", "Finds what keeps prompt caches from working in C# code.") { _paths, _loose, _format, _output, _severity, _baseline, _writeBaseline };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var baseline = result.GetValue(_baseline) is { } known ? Auditing.Findings.Baseline.Load(known.FullName) : null;
        var options = new AuditOptions
        {
            Paths = result.GetValue(_paths)!,
            Mode = result.GetValue(_loose) ? AuditMode.Loose : AuditMode.Auto,
            MinimumSeverity = SeverityNames.Parse(result.GetValue(_severity)!),
        };
        var audit = await ProgressDisplay.RunAsync(error, progress => Auditor.RunAsync(options, progress, cancellationToken));
        if (result.GetValue(_writeBaseline) is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, Auditing.Findings.Baseline.Write(audit.Findings), cancellationToken);
            await error.WriteLineAsync($"Wrote {audit.Findings.Count} findings to {file.FullName}.");
            return ExitCodes.Clean;
        }

        if (baseline is not null)
            audit = audit with { Findings = baseline.New(audit.Findings) };

        await WriteAsync(result, audit, output, cancellationToken);
        AuditSummary.Write(error, audit);
        return audit.Findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private async Task WriteAsync(ParseResult result, AuditResult audit, TextWriter output, CancellationToken cancellationToken)
    {
        var file = result.GetValue(_output);
        var format = result.GetValue(_format);
        if (format == "table" && file is null)
        {
            AuditTable.Write(output, audit);
            return;
        }

        var text = format switch
        {
            "json" => JsonReport.Write(audit.Findings),
            "sarif" => SarifReport.Write(audit),
            "html" => HtmlReport.Write(audit),
            _ => AuditTable.ToText(audit),
        };
        if (file is null)
            await output.WriteAsync(text);
        else
            await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
    }
}
