using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>The place that a text moves to.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="Position">The position at which names are looked up.</param>
/// <param name="Owner">The member whose own text may be moved there freely.</param>
/// <param name="Node">Code that is already there; what it holds does not move any more.</param>
/// <param name="Place">The code beside which it will stand; what runs there runs with it.</param>
internal sealed record MoveDestination(DocumentId DocumentId, int Position, ISymbol? Owner, SyntaxNode? Node, SyntaxNode? Place = null)
{
    public static MoveDestination At(DocumentId documentId, SyntaxNode node, SemanticModel model) =>
        new(documentId, node.SpanStart, MovableText.OwnerOf(node, model), node, node);

    public bool Holds(FixPlace place) => place.DocumentId == DocumentId && Node?.FullSpan.Contains(place.Node.Span) == true;
}
