using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What decides whether a place in the code is reached.</summary>
internal static class DecidingSyntax
{
    /// <summary>The branches around a node in its member, from the inside out, each with the condition or the value that it asks.</summary>
    public static IEnumerable<(SyntaxNode Branch, SyntaxNode Asked)> Around(SyntaxNode node)
    {
        for (var (child, parent) = (node, node.Parent); parent is not (null or MemberDeclarationSyntax); (child, parent) = (parent, parent.Parent))
        {
            SyntaxNode? asked = parent switch
            {
                IfStatementSyntax branch when child != branch.Condition => branch.Condition,
                ConditionalExpressionSyntax choice when child != choice.Condition => choice.Condition,
                SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
                SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } => choice.Expression,
                _ => null,
            };
            if (asked is not null)
                yield return (parent, asked);
        }
    }
}
