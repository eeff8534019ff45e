using System.Collections.Immutable;
using CachePrefix.Analyzers.Locking;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.CodeFixes.Locking;

/// <summary>Applies findings about the prefix lock to the file, all of a file at once.</summary>
internal static class LockEdits
{
    public static TextDocument? LockOf(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(document => string.Equals(document.Name, LockFile.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The solution with every lock that the findings are about rewritten; a file that belongs to several projects is rewritten once.</summary>
    public static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        var files = findings
            .Select(finding => (Lock: LockOf(solution.GetProject(finding.Project)!), finding.Diagnostic))
            .Where(finding => finding.Lock is not null)
            .GroupBy(finding => finding.Lock!.FilePath ?? finding.Lock.Id.ToString(), StringComparer.Ordinal);

        foreach (var file in files)
        {
            var document = file.First().Lock!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var set = file.Select(finding => LineOf(finding.Diagnostic)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var removed = file.Where(finding => LineOf(finding.Diagnostic) is null).Select(finding => text.ToString(finding.Diagnostic.Location.SourceSpan)).ToList();
            var changed = SourceText.From(LockFile.Edit(text.ToString(), set, removed), text.Encoding, text.ChecksumAlgorithm);
            foreach (var id in file.Select(finding => finding.Lock!.Id).Distinct())
                solution = solution.WithAdditionalDocumentText(id, changed);
        }

        return solution;
    }

    private static string? LineOf(Diagnostic diagnostic) =>
        FixProperties.LockLine.TryRead(diagnostic, out var line) ? line : null;
}
