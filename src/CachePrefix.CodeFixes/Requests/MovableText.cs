using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

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
        foreach (var place in target.Path.Reverse())
        {
            var model = await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false);
            if (Split(place, model) is not { } movable
                || destination.Holds(place)
                || !movable.Text.Values.All(value => Scope.AllowsAt(value, model, destination.Position, destinationModel)))
            {
                continue;
            }

            return await IsOnlyForAsync(target, place, destination, model, cancellationToken).ConfigureAwait(false) ? movable : null;
        }

        return null;
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

    private static ExpressionSyntax AppendedArgument(ExpressionStatementSyntax statement) =>
        ((InvocationExpressionSyntax)statement.Expression).ArgumentList.Arguments.Last().Expression;

    private static ExpressionStatementSyntax? AppendStatement(ExpressionSyntax value, SemanticModel model) =>
        value.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Parent: BlockSyntax, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } call } statement
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Append" or "AppendLine", ContainingType.Name: "StringBuilder" }
        && call.ArgumentList.Arguments.LastOrDefault()?.Span.Contains(value.Span) == true
            ? statement
            : null;

    // A text of another member may be used by others who would lose it.
    private static async Task<bool> IsOnlyForAsync(
        FixTarget target, FixPlace place, MoveDestination destination, SemanticModel model, CancellationToken cancellationToken)
    {
        var owner = OwnerOf(place.Node, model);
        if (owner is null || SymbolEqualityComparer.Default.Equals(owner, destination.Owner))
            return owner is not null;

        if (owner is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol))
            return false;

        var references = await SymbolFinder.FindReferencesAsync(owner, target.Solution, cancellationToken).ConfigureAwait(false);
        return references.Sum(reference => reference.Locations.Count()) == 1;
    }

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
