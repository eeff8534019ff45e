using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.Testing;

/// <summary>Hands the analyzers' diagnostics to Fix All, per document, project or as a whole.</summary>
internal sealed class ReportedDiagnostics(Func<Solution, CancellationToken, Task<ImmutableArray<Diagnostic>>> diagnosticsOf)
    : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        (await diagnosticsOf(document.Project.Solution, cancellationToken))
            .Where(diagnostic => DocumentOf(document.Project.Solution, diagnostic)?.Id == document.Id);

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await GetAllDiagnosticsAsync(project, cancellationToken))
            .Where(diagnostic => DocumentOf(project.Solution, diagnostic) is not Document);

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await diagnosticsOf(project.Solution, cancellationToken))
            .Where(diagnostic => DocumentOf(project.Solution, diagnostic)?.Project.Id == project.Id);

    /// <summary>The source or additional document that a diagnostic lies in.</summary>
    public static TextDocument? DocumentOf(Solution solution, Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
            ? solution.GetDocument(tree)
            : solution.Projects.SelectMany(project => project.AdditionalDocuments)
                .FirstOrDefault(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);
}
