using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.CodeFixes.Ordering;

/// <summary>What the place of a sequence makes of it, which decides what may stand there.</summary>
internal enum EnumerationUse
{
    /// <summary>Any sequence will do: <c>foreach</c>, a LINQ call, an argument of type <c>IEnumerable&lt;T&gt;</c>.</summary>
    Sequence,

    /// <summary>The sequence is serialised, so it must stay a dictionary or a list.</summary>
    Serialised,

    /// <summary>An array or a list is stored or passed on.</summary>
    Stored,
}

/// <summary>A sequence at the place where its order begins to matter.</summary>
/// <param name="Node">The expression, with <c>.Keys</c> or <c>.Values</c> where that follows.</param>
/// <param name="Type">The type of the expression.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="Use">What the place makes of the sequence.</param>
internal sealed record Enumeration(ExpressionSyntax Node, ITypeSymbol Type, ITypeSymbol Element, EnumerationUse Use)
{
    public static Enumeration? Find(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Keys" or "Values" } member && member.Expression == expression)
            expression = member;

        if (model.GetTypeInfo(expression).Type is not { SpecialType: not SpecialType.System_String } type || ElementOf(type) is not { } element)
            return null;

        return UseOf(expression, type, model) is { } use ? new Enumeration(expression, type, element, use) : null;
    }

    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;

        return type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
    }

    private static EnumerationUse? UseOf(ExpressionSyntax expression, ITypeSymbol type, SemanticModel model)
    {
        switch (expression.Parent)
        {
            case ForEachStatementSyntax loop when loop.Expression == expression:
            case SpreadElementSyntax:
                return EnumerationUse.Sequence;

            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } when model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom.ContainingType.Name: "Enumerable" or "ImmutableArrayExtensions" } method:
                return method.Name is "Order" or "OrderBy" or "OrderByDescending" or "OrderDescending" ? null : EnumerationUse.Sequence;

            case ArgumentSyntax argument when model.GetOperation(argument) is IArgumentOperation { Parameter: { } parameter }:
                if (parameter.ContainingSymbol is IMethodSymbol { ContainingType.Name: "JsonSerializer" or "JsonConvert", Name: "Serialize" or "SerializeObject" or "SerializeToNode" or "SerializeToElement" })
                    return EnumerationUse.Serialised;
                return IsSequence(parameter.Type) ? EnumerationUse.Sequence : IsListOrArray(type) ? EnumerationUse.Stored : null;

            case EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return IsSequence(model.GetTypeInfo(expression).ConvertedType) ? EnumerationUse.Sequence : IsListOrArray(type) ? EnumerationUse.Stored : null;

            default:
                return null;
        }
    }

    private static bool IsSequence(ITypeSymbol? type) =>
        type is { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable };

    private static bool IsListOrArray(ITypeSymbol type) => type is IArrayTypeSymbol or INamedTypeSymbol { Name: "List" };
}
