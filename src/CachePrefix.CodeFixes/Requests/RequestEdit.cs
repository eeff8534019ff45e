using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Takes a text out of one place and lets it be put into another, which may be in another document.</summary>
internal static class RequestEdit
{
    public static FixEdit Of(FixTarget target, MovableText movable, Action<SyntaxEditor> insert) => async cancellationToken =>
    {
        var destination = target.Sink.DocumentId;
        var namespaces = await NamespacesAsync(target, movable, cancellationToken).ConfigureAwait(false);
        var solution = target.Solution;

        if (movable.DocumentId == destination)
        {
            return await solution.EditAsync(
                destination,
                editor =>
                {
                    insert(editor);
                    movable.Remove(editor);
                },
                cancellationToken).ConfigureAwait(false);
        }

        solution = await solution.EditAsync(movable.DocumentId, movable.Remove, cancellationToken).ConfigureAwait(false);
        solution = await solution.EditAsync(destination, insert, cancellationToken).ConfigureAwait(false);
        foreach (var name in namespaces)
            solution = await solution.WithUsingAsync(destination, name, cancellationToken).ConfigureAwait(false);
        return solution;
    };

    private static async Task<List<string>> NamespacesAsync(FixTarget target, MovableText movable, CancellationToken cancellationToken)
    {
        var model = await target.Solution.GetDocument(movable.DocumentId)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return movable.Text.Values.SelectMany(value => Scope.Namespaces(value, model!)).Distinct(StringComparer.Ordinal).ToList();
    }
}
