using System.Collections.Immutable;
using System.Composition;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.CodeFixes.Routing;

/// <summary>Writes the model that a provider recommends in place of a retired one.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    Name = nameof(UseSuccessorCodeFixProvider))]
[Shared]
public sealed class UseSuccessorCodeFixProvider : CodeFixProvider
{
    internal const string Title = "Use the successor";

    private static readonly AdditionalFileFixAllProvider FixAll = new(Title, ApplyAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RetiredModel];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        foreach (var diagnostic in context.Diagnostics.Where(static diagnostic => SuccessorOf(diagnostic) is not null))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => ApplyAsync(project.Solution, [(project.Id, diagnostic)], token), nameof(UseSuccessorCodeFixProvider)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        var files = findings
            .Where(static finding => SuccessorOf(finding.Diagnostic) is not null)
            .GroupBy(static finding => finding.Diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var documents = solution.Projects.SelectMany(static project => project.AdditionalDocuments).Where(document => document.FilePath == file.Key).ToList();
            if (documents.Count == 0)
                continue;

            // A file that belongs to several projects is reported by each of them.
            var changes = file
                .GroupBy(static finding => finding.Diagnostic.Location.SourceSpan)
                .Select(static place => new TextChange(place.Key, $"\"{SuccessorOf(place.First().Diagnostic)}\""))
                .OrderBy(static change => change.Span.Start);
            var changed = (await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(changes);
            foreach (var document in documents)
                solution = solution.WithAdditionalDocumentText(document.Id, changed);
        }

        return solution;
    }

    private static string? SuccessorOf(Diagnostic diagnostic) =>
        FixProperties.ModelName.TryRead(diagnostic, out var successor) ? successor : null;
}
