using System.Globalization;
using System.Text;
using CachePrefix.Auditing.Findings;
using CachePrefix.Auditing.Reports;
using CachePrefix.Labels.Reading;
using CachePrefix.Labels.Scoring;

namespace CachePrefix.Labels.Reports;

/// <summary>Prints a score for people.</summary>
internal static class ScoreText
{
    public static string Write(Score score)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{score.Repositories.Count} repositories");
        text.Append(score.Missing.Count == 0 ? "\n" : $"; not checked out: {string.Join(", ", score.Missing)}\n");
        Precisions(text, score);
        Recalls(text, score);
        foreach (var repository in score.Repositories)
            Differences(text, repository);
        return text.ToString();
    }

    private static void Precisions(StringBuilder text, Score score)
    {
        text.Append("\nPrecision      printed  true  useless  false  unjudged    true   false\n");
        foreach (var row in score.BySeverity)
            text.Append(CultureInfo.InvariantCulture, $"{row.Severity,-13}{row.Printed,9}{row.True,6}{row.Useless,9}{row.False,7}{row.Unjudged,10}{Percent(row.TruePercent),8}{Percent(row.FalsePercent),8}\n");
    }

    private static void Recalls(StringBuilder text, Score score)
    {
        text.Append("\nRight place     places  found  hidden only   found\n");
        foreach (var row in score.ByLevel.Append(score.All).Append(score.SymbolSourced).Append(score.LookAlikes))
            text.Append(CultureInfo.InvariantCulture, $"{row.Name,-15}{row.Places,7}{row.Found,7}{row.Hidden,13}{Percent(row.Percent),8}\n");
    }

    private static void Differences(StringBuilder text, RepositoryScore repository)
    {
        IReadOnlyList<string> lines =
        [
            .. repository.Places.Where(static place => !place.IsPathKnown).Select(static place => $"no such file   {place.Place.Path}: another commit is checked out than {place.Place.Head}"),
            .. repository.Places.Where(static place => place.Place.Label == Place.Volatile && !place.IsFound && place.IsPathKnown).Select(Missed),
            .. repository.Places.Where(static place => place.Place.Label == Place.LookAlike && place.IsFound).Select(static place => $"look-alike hit {Where(place.Finding!)} ({place.Place.Source}; {place.Place.Note})"),
            .. repository.Findings.Where(static finding => finding.Verdict != JudgedFinding.True).Select(static finding => $"{finding.Verdict ?? "unjudged",-14} {Where(finding.Finding)}{(finding.Reason is null ? $" {finding.Finding.Message}" : $" ({finding.Reason})")}"),
            .. repository.Gone.Where(static finding => finding.Verdict == JudgedFinding.True).Select(static finding => $"true, now gone {finding.Id} {finding.Path}:{finding.Line} ({finding.Kind})"),
        ];
        if (lines.Count > 0)
            text.Append('\n').Append(repository.Repository).Append('\n').AppendJoin("\n", lines.Select(static line => "  " + line)).Append('\n');
    }

    private static string Missed(PlaceScore score) =>
        $"{(score.IsHidden ? "hidden only" : "missed"),-14} {score.Place.Path}:{string.Join(",", score.Place.Lines)} ({score.Place.Source}; {score.Place.Level}; {score.Place.Sink}; {score.Place.Note})";

    private static string Where(Finding finding) =>
        $"{finding.Id} {SeverityNames.Of(finding.Severity)} {finding.Path}:{finding.Line}{(finding.Hops.Count == 0 ? string.Empty : $" -> {finding.Prompt.Path}:{finding.Prompt.Line}")}";

    private static string Percent(double? value) => value is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";
}
