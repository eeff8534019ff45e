using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>The part of a prompt text that carries a finding's volatile value and can be said elsewhere.</summary>
/// <param name="DocumentId">Where it stands now.</param>
/// <param name="Node">What is to be replaced: the text, or a whole statement that only appends it.</param>
/// <param name="Stable">What is left of the text; <see langword="null"/> to remove the statement.</param>
/// <param name="Text">What leaves.</param>
internal sealed record MovableText(DocumentId DocumentId, SyntaxNode Node, ExpressionSyntax? Stable, MovedText Text)
{
    /// <summary>Looks along the way of the value, from the sink to the source, for the first text that can give the value up.</summary>
    /// <param name="target">The finding.</param>
    /// <param name="destination">Where the text must still mean the same.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<MovableText?> FindAsync(FixTarget target, MoveDestination destination, CancellationToken cancellationToken)
    {
        // A line break cannot be said elsewhere.
        if (target.Volatile.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AppendLine" } })
            return null;

        var destinationModel = (await target.Solution.GetDocument(destination.DocumentId)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var cause = new MovedCode(target, destination);
        foreach (var place in target.Path.Reverse())
        {
            var model = await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false);
            if (!await cause.IsOnlyForAsync(place, model, cancellationToken).ConfigureAwait(false))
                return null;
            if (Split(place, model) is not { } movable
                || destination.Holds(place)
                || await HasSentencesOfItsOwnAsync(target, place, cancellationToken).ConfigureAwait(false)
                || !movable.Text.Values.All(value => Scope.AllowsAt(value, model, destination.Position, destinationModel)))
            {
                continue;
            }

            return movable.CanGo ? movable : null;
        }

        return null;
    }

    // A value that is itself put together from several sentences takes all of them along; only one of them has to go.
    private static async Task<bool> HasSentencesOfItsOwnAsync(FixTarget target, FixPlace place, CancellationToken cancellationToken)
    {
        foreach (var source in target.Path.Take(target.Path.IndexOf(place)))
        {
            var model = await target.ModelOfAsync(source, cancellationToken).ConfigureAwait(false);
            if (!place.Node.Contains(source.Node)
                && TextExpression.Around(source.Node, model) is { } text
                && !(text.Node.SyntaxTree == place.Node.SyntaxTree && text.Node.FullSpan.Contains(place.Node.Span))
                && TextSplit.At(text, source.Node) is not { Stable: null })
            {
                return true;
            }
        }

        return false;
    }

    private static MovableText? Split(FixPlace place, SemanticModel model)
    {
        if (TextExpression.Around(place.Node, model) is { } text && TextSplit.At(text, place.Node) is { } split)
        {
            if (split.Stable is not null)
                return new MovableText(place.DocumentId, text.Node, split.Stable, split.Moved);

            return AppendStatement(text.Node, model) is { } whole ? new MovableText(place.DocumentId, whole, null, split.Moved) : null;
        }

        return place.Expression is { } value && AppendStatement(value, model) is { } statement
            ? new MovableText(place.DocumentId, statement, null, new MovedText([(null, AppendedArgument(statement))]))
            : null;
    }

    // What would be lost with a whole statement, or cut through by a directive, stays.
    private bool CanGo => !Remarks.HasDirectivesWithin(Node) && (Stable is not null || !Remarks.AnyWithin(Node));

    /// <summary>Takes the text out of its place.</summary>
    public void Remove(SyntaxEditor editor)
    {
        if (Stable is null)
            editor.RemoveNode(Node, Remarks.RemoveOptions(Node));
        else
            editor.ReplaceNode(Node, Stable);
    }

    private static ExpressionSyntax AppendedArgument(ExpressionStatementSyntax statement) =>
        ((InvocationExpressionSyntax)statement.Expression).ArgumentList.Arguments.Last().Expression;

    private static ExpressionStatementSyntax? AppendStatement(ExpressionSyntax value, SemanticModel model) =>
        value.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Parent: BlockSyntax, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } call } statement
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Append" or "AppendLine", ContainingType.Name: "StringBuilder", Parameters: [.., { Type: { TypeKind: not (TypeKind.Array or TypeKind.Pointer) } type }] }
        && type.Name is not ("ReadOnlySpan" or "ReadOnlyMemory")
        && call.ArgumentList.Arguments is [var argument] && argument.Span.Contains(value.Span)
            ? statement
            : null;

    /// <summary>The member whose code a node is.</summary>
    public static ISymbol? OwnerOf(SyntaxNode node, SemanticModel model)
    {
        var member = node.EnclosingMember();
        return member switch
        {
            null => null,
            FieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0]),
            GlobalStatementSyntax => model.Compilation.GetEntryPoint(default),
            _ => model.GetDeclaredSymbol(member),
        };
    }
}
