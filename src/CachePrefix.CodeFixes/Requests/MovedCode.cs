using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Decides whether the code on the way of a value serves one request alone, so that its text may be sent elsewhere in it.</summary>
internal sealed class MovedCode(FixTarget target, MoveDestination destination)
{
    public async Task<bool> IsOnlyForAsync(FixPlace place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MovableText.OwnerOf(place.Node, model) is not { } owner || !Branches.RunsWith(place.Node, OtherNode(place)) || !IsPlain(place))
            return false;

        if (LocalFunctionOf(place, model) is { } function && !await IsUsedOnceAsync(function, cancellationToken).ConfigureAwait(false))
            return false;
        if (VariableOf(place, model) is { } variable && !IsReadOnce(variable, place.Node, model))
            return false;

        return SymbolEqualityComparer.Default.Equals(owner, destination.Owner)
            || (owner is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol && await IsUsedOnceAsync(owner, cancellationToken).ConfigureAwait(false));
    }

    private SyntaxNode? OtherNode(FixPlace place) => place.DocumentId == destination.DocumentId ? destination.Place : null;

    private async Task<bool> IsUsedOnceAsync(ISymbol symbol, CancellationToken cancellationToken)
    {
        var references = await SymbolFinder.FindReferencesAsync(symbol, target.Solution, cancellationToken).ConfigureAwait(false);
        return references.Sum(reference => reference.Locations.Count()) == 1;
    }

    private static ISymbol? LocalFunctionOf(FixPlace place, SemanticModel model) =>
        place.Node.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).OfType<LocalFunctionStatementSyntax>().FirstOrDefault() is { } function
            ? model.GetDeclaredSymbol(function)
            : null;

    // The local variable that the place initialises.
    private static ILocalSymbol? VariableOf(FixPlace place, SemanticModel model) =>
        place.Node.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax)).OfType<VariableDeclaratorSyntax>().FirstOrDefault() is { } variable
        && model.GetDeclaredSymbol(variable) is ILocalSymbol { Type.SpecialType: SpecialType.System_String } local
            ? local
            : null;

    private static bool IsReadOnce(ILocalSymbol variable, SyntaxNode place, SemanticModel model) =>
        place.EnclosingMember()?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Count(name => name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, variable)) == 1;

    // Whether nothing between the place and its statement, or the sink, makes another text of it.
    private bool IsPlain(FixPlace place)
    {
        for (var node = place.Node; node.Parent is { } parent && parent is not (StatementSyntax or MemberDeclarationSyntax) && !IsSink(node); node = parent)
        {
            switch (parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Expression: var receiver } access when receiver == node && Rewrites(access.Name):
                case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Invariant" or "Create" } } }:
                    return false;
            }
        }

        return true;
    }

    private bool IsSink(SyntaxNode node) => node.SyntaxTree == target.Sink.Node.SyntaxTree && node.Span == target.Sink.Node.Span;

    private static bool Rewrites(SimpleNameSyntax method) =>
        method.Identifier.ValueText is "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "Replace" or "Remove" or "Insert" or "Split" or "PadLeft" or "PadRight" or "Normalize";
}
