namespace CachePrefix.Auditing.Reports;

/// <summary>Says in words how much of the code could be understood.</summary>
public static class CoverageText
{
    private const int MostNames = 5;

    /// <summary>The sentences, one a line.</summary>
    /// <param name="audit">The audit.</param>
    public static IReadOnlyList<string> Lines(AuditResult audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var coverage = audit.Coverage;
        var lines = new List<string>();
        if (coverage.BuiltProjects > 0)
            lines.Add($"{Count(coverage.BuiltProjects, "project")} loaded through MSBuild, which evaluates project files and runs their source generators; --loose does neither.");
        if (coverage.LooseProjects > 0)
        {
            lines.Add($"{Count(coverage.LooseProjects, "project")} compiled without {(coverage.LooseProjects == 1 ? "its" : "their")} build; nothing of {(coverage.LooseProjects == 1 ? "it" : "them")} was run.");
            if (coverage.PackagesFound + coverage.PackagesMissing.Count > 0)
                lines.Add($"{coverage.PackagesFound} of {Count(coverage.PackagesFound + coverage.PackagesMissing.Count, "package reference")} found on this machine." + Names(coverage.PackagesMissing));
        }

        lines.Add($"{Count(coverage.Files, "file")} audited; {Count(coverage.SinksBySymbol + coverage.SinksByName, "place")} fill{(coverage.SinksBySymbol + coverage.SinksByName == 1 ? "s" : "")} prompts through an SDK: {coverage.SinksBySymbol} resolved by symbol, {coverage.SinksByName} by name.");
        return lines;
    }

    /// <summary>A number and a noun.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun for one.</param>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => string.Empty,
        <= MostNames => $" Missing: {string.Join(", ", names)}.",
        _ => $" Missing: {string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more.",
    };
}
