using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Decides whether code runs exactly when other code does.</summary>
internal static class Branches
{
    /// <summary>Whether a node runs once whenever the member around it does, apart from the branches that also hold the other node.</summary>
    public static bool RunsWith(SyntaxNode node, SyntaxNode? other)
    {
        for (var current = node; current.Parent is { } parent && parent is not (MemberDeclarationSyntax and not GlobalStatementSyntax); current = parent)
        {
            var shares = other is not null && parent.SyntaxTree == other.SyntaxTree && current.FullSpan.Contains(other.Span);
            if (!shares && IsBranch(current, parent))
                return false;
            if (!shares && parent is BlockSyntax or SwitchSectionSyntax && MayLeaveBefore(current, parent))
                return false;
        }

        return true;
    }

    // A helper that returns from several places makes its text only sometimes.
    private static bool MayLeaveBefore(SyntaxNode statement, SyntaxNode block) => block.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        && statement is ReturnStatementSyntax
        && block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Skip(1).Any();

    private static bool IsBranch(SyntaxNode node, SyntaxNode parent) => parent switch
    {
        IfStatementSyntax branch => node != branch.Condition,
        ElseClauseSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchSectionSyntax or CatchClauseSyntax or FinallyClauseSyntax => true,
        ForStatementSyntax loop => node != loop.Declaration,
        CommonForEachStatementSyntax loop => node != loop.Expression,
        ConditionalExpressionSyntax choice => node != choice.Condition,
        SwitchExpressionArmSyntax or ConditionalAccessExpressionSyntax => node is not ExpressionSyntax || parent is not ConditionalAccessExpressionSyntax access || node != access.Expression,
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => node != binary.Left,
        AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) => true,
        AnonymousFunctionExpressionSyntax => true,
        _ => false,
    };
}
