using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>Makes an edit, without the locals that it leaves unused, and only if the changed documents lose no comment and no directive and the compiler finds nothing new in them.</summary>
internal static class FixGuard
{
    /// <summary>The edited solution, or <see langword="null"/> if the edit does harm.</summary>
    public static async Task<Solution?> TryAsync(Solution before, FixEdit edit, CancellationToken cancellationToken)
    {
        var after = await edit(cancellationToken).ConfigureAwait(false);
        var changed = after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList();
        after = await UnusedLocals.RemoveAsync(changed, before, after, cancellationToken).ConfigureAwait(false);
        return await KeepsAsync(changed, before, after, RemarksAsync, cancellationToken).ConfigureAwait(false)
            && await KeepsAsync(changed, after, before, ProblemsAsync, cancellationToken).ConfigureAwait(false)
                ? after
                : null;
    }

    // Whether the second solution has everything that the first one has.
    private static async Task<bool> KeepsAsync(
        List<DocumentId> documents, Solution first, Solution second, Func<Document, CancellationToken, Task<IEnumerable<string>>> things, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await CountAsync(first, 1).ConfigureAwait(false);
        await CountAsync(second, -1).ConfigureAwait(false);
        return counts.Values.All(count => count <= 0);

        async Task CountAsync(Solution solution, int step)
        {
            foreach (var id in documents)
            {
                foreach (var thing in await things(solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
                    counts[thing] = (counts.TryGetValue(thing, out var count) ? count : 0) + step;
            }
        }
    }

    private static async Task<IEnumerable<string>> RemarksAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root!.DescendantTrivia().Where(Remarks.IsRemark).Select(trivia => trivia.ToFullString().Trim());
    }

    // A new member without documentation is for its author to describe, as those beside it are.
    private static async Task<IEnumerable<string>> ProblemsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false, Id: not ("CS1591" or "CS1573") })
            .Select(diagnostic => diagnostic.Id);
    }
}
