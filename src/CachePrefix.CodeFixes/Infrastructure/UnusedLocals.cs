using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>Removes the local variables and constants that nothing uses any more after an edit.</summary>
internal static class UnusedLocals
{
    public static async Task<Solution> RemoveAsync(IReadOnlyList<DocumentId> documents, Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var id in documents)
        {
            var kept = await FindAsync(before.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var names = kept.ToLookup(local => local.Identifier.ValueText);

            // A constant may have been the only use of another one.
            while (true)
            {
                var document = after.GetDocument(id)!;
                var unused = await FindAsync(document, cancellationToken).ConfigureAwait(false);
                unused.RemoveAll(local => names.Contains(local.Identifier.ValueText));
                if (unused.Count == 0)
                    break;

                var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                after = after.WithDocumentSyntaxRoot(id, Without(root!, unused));
            }
        }

        return after;
    }

    private static async Task<List<VariableDeclaratorSyntax>> FindAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. model!.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(diagnostic => diagnostic is { Id: "CS0168" or "CS0219", IsSuppressed: false })
                .Select(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan))
                .OfType<VariableDeclaratorSyntax>()
                .Where(declarator => declarator.Parent?.Parent is LocalDeclarationStatementSyntax),
        ];
    }

    private static SyntaxNode Without(SyntaxNode root, List<VariableDeclaratorSyntax> unused)
    {
        var removed = unused
            .GroupBy(declarator => (VariableDeclarationSyntax)declarator.Parent!)
            .SelectMany(group => group.Count() == group.Key.Variables.Count ? [group.Key.Parent!] : group.AsEnumerable<SyntaxNode>())
            .ToList();
        var options = removed.Aggregate(SyntaxRemoveOptions.KeepUnbalancedDirectives, (all, node) => all | Remarks.RemoveOptions(node));
        return root.RemoveNodes(removed, options)!;
    }
}
