using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>Fixes whole additional files: findings of one file change the same text, so they are applied together.</summary>
/// <param name="title">What to show.</param>
/// <param name="apply">Applies findings to a solution.</param>
internal sealed class AdditionalFileFixAllProvider(
    string title, Func<Solution, ImmutableArray<(ProjectId Project, Diagnostic Diagnostic)>, CancellationToken, Task<Solution>> apply) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var findings = await FindingsAsync(fixAllContext).ConfigureAwait(false);
        return findings.IsEmpty
            ? null
            : CodeAction.Create(
                title,
                token => apply(fixAllContext.Solution, findings, token),
                fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<(ProjectId, Diagnostic)>> FindingsAsync(FixAllContext context)
    {
        var findings = ImmutableArray.CreateBuilder<(ProjectId, Diagnostic)>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                Add(document.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;

            case FixAllScope.Document or FixAllScope.Project:
                Add(context.Project, await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;

            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                    Add(project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
        }

        return findings.ToImmutable();

        void Add(Project project, IEnumerable<Diagnostic> diagnostics) => findings.AddRange(diagnostics.Select(diagnostic => (project.Id, diagnostic)));
    }
}
