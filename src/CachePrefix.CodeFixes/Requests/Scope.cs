using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Decides whether an expression means the same at another place.</summary>
internal static class Scope
{
    public static bool AllowsAt(ExpressionSyntax value, SemanticModel model, int position, SemanticModel placeModel)
    {
        foreach (var name in value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is { } symbol && !IsVisible(symbol, name, value, position, placeModel))
                return false;
        }

        return !value.DescendantNodesAndSelf().Any(node => node is BaseExpressionSyntax or AwaitExpressionSyntax)
            && (IsSameType(value, model, position, placeModel) || !value.DescendantNodesAndSelf().OfType<ThisExpressionSyntax>().Any());
    }

    /// <summary>The namespaces that the types of an expression come from.</summary>
    public static IEnumerable<string> Namespaces(ExpressionSyntax value, SemanticModel model) =>
        value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .Select(symbol => symbol switch
            {
                INamedTypeSymbol type => type.ContainingNamespace,
                IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingNamespace,
                _ => null,
            })
            .Where(container => container is { IsGlobalNamespace: false })
            .Select(container => container!.ToDisplayString())
            .Distinct(StringComparer.Ordinal);

    private static bool IsVisible(ISymbol symbol, SimpleNameSyntax name, ExpressionSyntax value, int position, SemanticModel placeModel)
    {
        switch (symbol)
        {
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                return IsDeclaredWithin(symbol, value)
                    || !IsWrittenBehind(symbol, name, position)
                    && placeModel.LookupSymbols(position, name: symbol.Name).Any(found => SymbolEqualityComparer.Default.Equals(found, symbol));

            case INamespaceOrTypeSymbol:
                return symbol is not INamedTypeSymbol type || placeModel.IsAccessible(position, type);

            default:
                if (!placeModel.IsAccessible(position, symbol))
                    return false;
                return IsQualified(name) || symbol.ContainingType is null || IsMemberOfPlace(symbol, position, placeModel);
        }
    }

    // A variable that is written again, or declared, between the two places has another value or none.
    private static bool IsWrittenBehind(ISymbol symbol, SimpleNameSyntax name, int position)
    {
        if (symbol is IMethodSymbol)
            return false;

        var start = Math.Min(name.SpanStart, position);
        return symbol.DeclaringSyntaxReferences.Any(reference => symbol is ILocalSymbol && reference.SyntaxTree == name.SyntaxTree && reference.Span.Start > position)
            || name.EnclosingMember()?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other =>
                other.SpanStart > start && other.Identifier.ValueText == symbol.Name && IsWritten(other)) == true;
    }

    private static bool IsWritten(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private static bool IsDeclaredWithin(ISymbol symbol, SyntaxNode value) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == value.SyntaxTree && value.FullSpan.Contains(reference.Span));

    private static bool IsQualified(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        || name.Parent is MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax
        || (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name);

    private static bool IsMemberOfPlace(ISymbol symbol, int position, SemanticModel placeModel)
    {
        var enclosing = placeModel.GetEnclosingSymbol(position);
        var isStaticPlace = false;
        for (var current = enclosing; current is IMethodSymbol or IPropertySymbol or IFieldSymbol; current = current.ContainingSymbol)
            isStaticPlace |= current.IsStatic;

        for (var type = TypeAt(enclosing); type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbol.ContainingType.OriginalDefinition))
                return symbol.IsStatic || !isStaticPlace;
        }

        return false;
    }

    private static bool IsSameType(SyntaxNode value, SemanticModel model, int position, SemanticModel placeModel) =>
        SymbolEqualityComparer.Default.Equals(TypeAt(model.GetEnclosingSymbol(value.SpanStart)), TypeAt(placeModel.GetEnclosingSymbol(position)));

    private static INamedTypeSymbol? TypeAt(ISymbol? enclosing) => enclosing as INamedTypeSymbol ?? enclosing?.ContainingType;
}
