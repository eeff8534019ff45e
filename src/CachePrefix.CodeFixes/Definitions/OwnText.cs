using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Definitions;

/// <summary>Takes a volatile sentence out of a text that the definition itself writes, and adds a member in its stead.</summary>
internal static class OwnText
{
    /// <summary>The sentence, or <see langword="null"/> where the text is not the definition's own or nothing would be left of it.</summary>
    public static async Task<MovableText?> FindAsync(FixTarget target, CachedSegment segment, CancellationToken cancellationToken)
    {
        if (segment.Declaration is ParameterSyntax || !IsWithin(target.Sink, segment) || segment.Type.OpenBraceToken.SpanStart == 0)
            return null;

        var destination = new MoveDestination(segment.DocumentId, segment.Type.OpenBraceToken.Span.End, segment.Symbol, null);
        var movable = await MovableText.FindAsync(target, destination, cancellationToken).ConfigureAwait(false);
        return movable?.DocumentId == segment.DocumentId ? movable : null;
    }

    /// <summary>Replaces the text by what is left of it and adds the members.</summary>
    public static FixEdit Edit(
        FixTarget target, CachedSegment segment, MovableText movable, MemberDeclarationSyntax member, params string[] namespaces) =>
        target.Edit(
            segment.DocumentId,
            editor =>
            {
                editor.ReplaceNode(segment.Type, (current, _) => WithMember((TypeDeclarationSyntax)current, segment, member));
                movable.Remove(editor);
            },
            namespaces);

    private static TypeDeclarationSyntax WithMember(TypeDeclarationSyntax current, CachedSegment segment, MemberDeclarationSyntax member)
    {
        var index = segment.Type.Members.TakeWhile(candidate => !candidate.FullSpan.Contains(segment.Declaration.Span)).Count();
        return DefinitionEdit.WithMember(current, current.Members[index], member);
    }

    private static bool IsWithin(FixPlace place, CachedSegment segment) =>
        place.DocumentId == segment.DocumentId && segment.Type.FullSpan.Contains(place.Node.Span);
}
