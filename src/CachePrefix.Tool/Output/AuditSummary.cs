using System.Globalization;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Reports;

namespace CachePrefix.Tool.Output;

/// <summary>What was audited and how well, for the error output.</summary>
internal static class AuditSummary
{
    private const int MostNotes = 20;

    public static void Write(TextWriter error, AuditResult audit)
    {
        foreach (var note in audit.Notes.Take(MostNotes))
            error.WriteLine($"note: {Printable.Of(note.ToString())}");
        if (audit.Notes.Count > MostNotes)
            error.WriteLine($"note: {audit.Notes.Count - MostNotes} more notes; --format sarif holds all.");
        foreach (var line in CoverageText.Lines(audit))
            error.WriteLine(Printable.Of(line));

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CoverageText.Count(audit.Findings.Count, "finding")} in {audit.Elapsed.TotalSeconds:0.0} s."));
    }
}
