using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Text that is chosen by a volatile condition is volatile, too.</summary>
internal sealed partial class BodyEvaluator
{
    private const VolatilityKind Deciding = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Identity | VolatilityKind.CallerData
        | VolatilityKind.Declared | VolatilityKind.Parameter;

    /// <summary>Adds the reasons of the conditions around <paramref name="node"/> to constant text.</summary>
    private AbstractValue WithConditions(SyntaxNode node, AbstractValue value)
    {
        if (_conditions.Count == 0 || (value.Text is null && value.Messages.IsEmpty))
            return value;

        return value.Add(ConditionsOf(node));
    }

    /// <param name="node">The text or the tool that the conditions decide on.</param>
    /// <param name="includeWhole">Whether a parameter that is itself the condition counts, too.</param>
    private AbstractValue ConditionsOf(SyntaxNode node, bool includeWhole = false)
    {
        var found = AbstractValue.Stable;
        for (var (child, parent) = (node, node.Parent); parent is not (null or MemberDeclarationSyntax); (child, parent) = (parent, parent.Parent))
        {
            SyntaxNode? condition = parent switch
            {
                IfStatementSyntax branch when child != branch.Condition => branch.Condition,
                ConditionalExpressionSyntax choice when child != choice.Condition => choice.Condition,
                SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
                SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } => choice.Expression,
                _ => null,
            };
            if (condition is null)
                continue;

            foreach (var entry in _conditions)
            {
                if (condition.Span.Contains(entry.Key.Span) || (parent is SwitchSectionSyntax or SwitchExpressionArmSyntax && parent.Span.Contains(entry.Key.Span)))
                    found = found.Add(entry.Value.Map(static (taint, whole) => Decide(taint, whole), includeWhole));
            }
        }

        return found;
    }

    private static Taint? Decide(Taint taint, bool includeWhole)
    {
        if ((taint.Kind & Deciding) == 0 || (taint.IsParameter && taint.Member is null && !includeWhole))
            return null;

        return taint.IsCondition ? taint : taint with { IsCondition = true };
    }
}
