using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>Compares what a fix left with what it should have left.</summary>
internal static class FixedSolution
{
    public static async Task VerifyAsync(Solution before, Solution after, ParsedSolution expected, string context, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in DocumentsOf(after))
            files.Add(document.FilePath ?? document.Name, (await document.GetTextAsync(cancellationToken)).ToString());

        foreach (var (path, text) in expected.PlainFiles())
        {
            if (!files.Remove(path, out var actual))
                throw new VerificationException($"{context}: the file {path} is missing.");
            TextDifference.Verify(text, actual, $"{context}: {path}");
        }

        if (files.Count > 0)
            throw new VerificationException($"{context}: unexpected file {files.First().Key}:\n{files.First().Value}");

        await VerifyTreesAsync(before, after, context, cancellationToken);
        await VerifyCompilerAsync(before, after, context, cancellationToken);
    }

    private static IEnumerable<TextDocument> DocumentsOf(Solution solution) =>
        solution.Projects.SelectMany(project => project.Documents
            .Concat(project.AdditionalDocuments)
            .Concat(project.AnalyzerConfigDocuments));

    private static async Task VerifyTreesAsync(Solution before, Solution after, string context, CancellationToken cancellationToken)
    {
        var changed = after.GetChanges(before).GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments()));
        foreach (var id in changed)
            await TreeComparison.VerifyAsync(after.GetDocument(id)!, context, cancellationToken);
    }

    private static async Task VerifyCompilerAsync(Solution before, Solution after, string context, CancellationToken cancellationToken)
    {
        var known = (await SolutionDiagnostics.AllAsync(before, [], CompilerDiagnostics.Warnings, cancellationToken)).CountBy(diagnostic => diagnostic.Id)
            .ToDictionary(count => count.Key, count => count.Value);
        var added = (await SolutionDiagnostics.AllAsync(after, [], CompilerDiagnostics.Warnings, cancellationToken))
            .GroupBy(diagnostic => diagnostic.Id)
            .Where(group => group.Count() > known.GetValueOrDefault(group.Key))
            .SelectMany(group => group)
            .Select(diagnostic => "  " + DiagnosticText.Of(diagnostic))
            .ToList();
        if (added.Count > 0)
            throw new VerificationException($"{context}: the fixed code has new compiler diagnostics.\n{string.Join("\n", added)}");
    }
}
