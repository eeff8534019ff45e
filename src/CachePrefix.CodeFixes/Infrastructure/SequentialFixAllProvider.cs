using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>
/// Applies the fixes of one family to one finding after the other. A batch merge would lose edits, because fixes of several
/// findings change the same message, the same definition and the same callers.
/// </summary>
internal sealed class SequentialFixAllProvider : FixAllProvider
{
    public static readonly SequentialFixAllProvider Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        ImmutableArray<PromptCodeFix> fixes = fixAllContext.CodeFixProvider switch
        {
            PromptCodeFix fix => [fix],
            PromptCodeFixFamily family => family.OfFamily(fixAllContext.CodeActionEquivalenceKey),
            _ => [],
        };
        if (diagnostics.IsEmpty || fixes.IsEmpty)
            return null;

        return CodeAction.Create(
            fixes.Length > 1 && fixAllContext.CodeActionEquivalenceKey is null or PromptCodeFixFamily.Recommended ? "Apply the first fix of each finding" : fixes[0].Title,
            cancellationToken => FixAllAsync(fixAllContext.Solution, fixes, diagnostics, cancellationToken),
            fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> FixAllAsync(
        Solution solution, ImmutableArray<PromptCodeFix> fixes, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var targets = new List<FixTarget>();
        foreach (var diagnostic in diagnostics)
        {
            if (await FixTarget.FindAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is { } target)
                targets.Add(target);
        }

        // Marks of their own: an earlier run may have left its marks in the same trees.
        var marks = targets.ConvertAll(target => target.Path.Select(_ => new SyntaxAnnotation()).ToImmutableArray());
        solution = Annotate(solution, targets, marks);
        for (var i = 0; i < targets.Count; i++)
        {
            if (await CurrentAsync(solution, targets[i], marks[i], cancellationToken).ConfigureAwait(false) is { } target)
                solution = await FixAsync(target, fixes, cancellationToken).ConfigureAwait(false) ?? solution;
        }

        return solution;
    }

    /// <summary>The solution after the first fix that applies.</summary>
    private static async Task<Solution?> FixAsync(FixTarget target, ImmutableArray<PromptCodeFix> fixes, CancellationToken cancellationToken)
    {
        foreach (var fix in fixes)
        {
            if (fix.FixableDiagnosticIds.Contains(target.Diagnostic.Id)
                && await fix.PlanAsync(target, cancellationToken).ConfigureAwait(false) is { } edit
                && await FixGuard.TryAsync(target.Solution, edit, cancellationToken).ConfigureAwait(false) is { } changed)
                return changed;
        }

        return null;
    }

    private static Solution Annotate(Solution solution, List<FixTarget> targets, List<ImmutableArray<SyntaxAnnotation>> marks)
    {
        var places = targets.SelectMany((target, index) => target.Path.Select((place, position) => (Place: place, Mark: marks[index][position])));
        foreach (var document in places.GroupBy(item => item.Place.DocumentId))
        {
            var ofNode = document.ToLookup(item => item.Place.Node, item => item.Mark);
            var root = document.First().Place.Node.SyntaxTree.GetRoot();
            root = root.ReplaceNodes(
                ofNode.Select(group => group.Key),
                (original, current) => current.WithAdditionalAnnotations(ofNode[original]));
            solution = solution.WithDocumentSyntaxRoot(document.Key, root);
        }

        return solution;
    }

    private static async Task<FixTarget?> CurrentAsync(Solution solution, FixTarget target, ImmutableArray<SyntaxAnnotation> marks, CancellationToken cancellationToken)
    {
        var path = ImmutableArray.CreateBuilder<FixPlace>(target.Path.Length);
        for (var position = 0; position < target.Path.Length; position++)
        {
            var documentId = target.Path[position].DocumentId;
            var root = await solution.GetDocument(documentId)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root!.GetAnnotatedNodes(marks[position]).FirstOrDefault() is { } node)
                path.Add(new FixPlace(documentId, node));
            else if (position == 0 || position == target.Path.Length - 1)
                return null;
        }

        return new FixTarget(solution, target.Diagnostic, path.ToImmutable());
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        var found = new List<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                found.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;

            case FixAllScope.Project:
                found.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;

            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                    found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
        }

        return
        [
            .. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }
}
