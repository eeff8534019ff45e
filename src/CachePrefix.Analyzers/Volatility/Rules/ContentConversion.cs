using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Tells contents that are made ready for their first request, such as files that are uploaded, from those that are cut out of earlier messages.</summary>
internal static class ContentConversion
{
    /// <summary>Whether all contents of one type, whatever their message, are replaced by another type, which is not replaced again.</summary>
    public static bool IsOfAll(AssignmentExpressionSyntax assignment) =>
        assignment.Right is ObjectCreationExpressionSyntax { Type: var made }
        && assignment.Ancestors().Where(static node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax).ToList() is { Count: > 0 } loops
        && loops.TrueForAll(IsWhole)
        && loops[0].DescendantNodes().Any(node => node is IsPatternExpressionSyntax { Pattern: var pattern } tested && SyntaxFactory.AreEquivalent(tested.Expression, assignment.Left)
            && TypeOf(pattern) is { } type && !SyntaxFactory.AreEquivalent(type, made));

    private static bool IsWhole(SyntaxNode loop) => loop switch
    {
        ForStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } } } => true,
        CommonForEachStatementSyntax { Expression: IdentifierNameSyntax } => true,
        _ => false,
    };

    private static TypeSyntax? TypeOf(PatternSyntax pattern) => pattern switch
    {
        UnaryPatternSyntax { Pattern: var inner } => TypeOf(inner),
        DeclarationPatternSyntax declaration => declaration.Type,
        _ => null,
    };
}
