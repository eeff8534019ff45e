using CachePrefix.Auditing.Findings;
using CachePrefix.Labels.Reading;

namespace CachePrefix.Labels.Scoring;

/// <summary>The figures of a run.</summary>
/// <param name="Repositories">Every repository that was audited.</param>
/// <param name="Missing">Labelled repositories without a checkout.</param>
internal sealed record Score(IReadOnlyList<RepositoryScore> Repositories, IReadOnlyList<string> Missing)
{
    /// <summary>Precision by severity, the gravest first.</summary>
    public IReadOnlyList<Precision> BySeverity { get; } = [.. new[] { FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Information }
        .Select(severity => Precision.Of(severity, [.. Repositories.SelectMany(static repository => repository.Findings).Where(finding => finding.Finding.Severity == severity)]))
        .Where(static precision => precision.Printed > 0)];

    /// <summary>Recall of volatile places by level.</summary>
    public IReadOnlyList<Recall> ByLevel { get; } = [.. Volatile(Repositories)
        .GroupBy(static place => place.Place.LevelName, StringComparer.Ordinal)
        .OrderBy(static level => level.Key, StringComparer.Ordinal)
        .Select(static level => Recall.Of(level.Key, [.. level]))];

    /// <summary>Recall of all volatile places.</summary>
    public Recall All { get; } = Recall.Of("all", [.. Volatile(Repositories)]);

    /// <summary>Recall of the places whose source is a symbol.</summary>
    public Recall SymbolSourced { get; } = Recall.Of("symbol-sourced", [.. Volatile(Repositories).Where(static place => SourceKinds.IsSymbol(place.Place.Source))]);

    /// <summary>Look-alikes at which something is reported.</summary>
    public Recall LookAlikes { get; } = Recall.Of("look-alikes hit", [.. Repositories.SelectMany(static repository => repository.Places).Where(static place => place.Place.Label == Place.LookAlike)]);

    private static IEnumerable<PlaceScore> Volatile(IReadOnlyList<RepositoryScore> repositories) =>
        repositories.SelectMany(static repository => repository.Places).Where(static place => place.Place.Label == Place.Volatile);
}

/// <summary>How many findings of a severity are right.</summary>
internal sealed record Precision(string Severity, int Printed, int True, int Useless, int False)
{
    public int Unjudged => Printed - Judged;

    public int Judged => True + Useless + False;

    /// <summary>Percent of the judged ones; <see langword="null"/> if none is judged.</summary>
    public double? TruePercent => Judged == 0 ? null : Math.Round(100.0 * True / Judged, 1);

    /// <summary>Percent of the judged ones; <see langword="null"/> if none is judged.</summary>
    public double? FalsePercent => Judged == 0 ? null : Math.Round(100.0 * False / Judged, 1);

    public static Precision Of(FindingSeverity severity, IReadOnlyList<FindingScore> findings) => new(
        Auditing.Reports.SeverityNames.Of(severity),
        findings.Count,
        findings.Count(static finding => finding.Verdict == JudgedFinding.True),
        findings.Count(static finding => finding.Verdict == JudgedFinding.Useless),
        findings.Count(static finding => finding.Verdict == JudgedFinding.False));
}

/// <summary>How many places are named by a finding.</summary>
internal sealed record Recall(string Name, int Places, int Found, int Hidden)
{
    /// <summary>Percent found at information or above; <see langword="null"/> without places.</summary>
    public double? Percent => Places == 0 ? null : Math.Round(100.0 * Found / Places, 1);

    public static Recall Of(string name, IReadOnlyList<PlaceScore> places) => new(name, places.Count, places.Count(static place => place.IsFound), places.Count(static place => place.IsHidden));
}
