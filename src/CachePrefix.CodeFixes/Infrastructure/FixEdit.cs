using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>An edit that a fix has found possible and that is made when somebody asks for it.</summary>
internal delegate Task<Solution> FixEdit(CancellationToken cancellationToken);

internal static class FixEdits
{
    /// <summary>The edit of one document with nodes of its current root, and the namespaces that the edit needs there.</summary>
    public static FixEdit Edit(this FixTarget target, DocumentId documentId, Action<SyntaxEditor> edit, params string[] namespaces) => async token =>
    {
        var solution = await target.Solution.EditAsync(documentId, edit, token).ConfigureAwait(false);
        foreach (var name in namespaces)
            solution = await solution.WithUsingAsync(documentId, name, token).ConfigureAwait(false);
        return solution;
    };

    /// <summary>The edit of the document that the finding lies in.</summary>
    public static FixEdit Edit(this FixTarget target, Action<SyntaxEditor> edit, params string[] namespaces) =>
        target.Edit(target.Volatile.DocumentId, edit, namespaces);
}
