using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Text that is chosen by a volatile condition is volatile, too.</summary>
internal sealed class BranchConditions(ISymbol unit)
{
    private const VolatilityKind Deciding = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Identity | VolatilityKind.CallerData
        | VolatilityKind.Declared | VolatilityKind.Parameter;

    private readonly Dictionary<SyntaxNode, AbstractValue> _conditions = [];

    /// <summary>The conditions of each statement, expression or switch section that chooses by them.</summary>
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _conditionsOf = [];

    public void Record(SyntaxNode condition, AbstractValue value)
    {
        if (_conditions.TryGetValue(condition, out var known))
        {
            _conditions[condition] = known.Join(value);
            return;
        }

        _conditions.Add(condition, value);
        for (var node = condition; node is not (null or MemberDeclarationSyntax); node = node.Parent)
        {
            var isChoice = node is SwitchSectionSyntax or SwitchExpressionArmSyntax || node.Parent switch
            {
                IfStatementSyntax branch => node == branch.Condition,
                ConditionalExpressionSyntax choice => node == choice.Condition,
                SwitchExpressionSyntax choice => node == choice.GoverningExpression,
                SwitchStatementSyntax choice => node == choice.Expression,
                _ => false,
            };
            if (!isChoice)
                continue;

            if (!_conditionsOf.TryGetValue(node, out var conditions))
                _conditionsOf.Add(node, conditions = []);
            conditions.Add(condition);
        }
    }

    /// <summary>Adds the reasons of the conditions around <paramref name="node"/> to constant text.</summary>
    public AbstractValue AddTo(SyntaxNode node, AbstractValue value)
    {
        if (_conditions.Count == 0 || (value.Text is null && value.Messages.IsEmpty))
            return value;

        return value.Add(Of(node));
    }

    /// <param name="node">The text or the tool that the conditions decide on.</param>
    /// <param name="includeWhole">Whether a parameter that is itself the condition counts, too.</param>
    public AbstractValue Of(SyntaxNode node, bool includeWhole = false)
    {
        var found = AbstractValue.Stable;
        foreach (var (branch, asked) in DecidingSyntax.Around(node))
        {
            found = AddConditions(found, asked, includeWhole);
            if (branch is SwitchSectionSyntax or SwitchExpressionArmSyntax)
                found = AddConditions(found, branch, includeWhole);
        }

        return found;
    }

    /// <summary>The reasons of the conditions by which the parts of an expression are chosen.</summary>
    public AbstractValue ChoicesIn(SyntaxNode expression)
    {
        var found = AbstractValue.Stable;
        foreach (var choice in expression.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax).OfType<ConditionalExpressionSyntax>())
            found = AddConditions(found, choice.Condition, includeWhole: true);

        return found;
    }

    private AbstractValue AddConditions(AbstractValue found, SyntaxNode choice, bool includeWhole)
    {
        if (_conditionsOf.TryGetValue(choice, out var conditions))
        {
            foreach (var condition in conditions)
                found = found.Add(_conditions[condition].Map(static (taint, choice) => Decide(taint, choice.Whole || IsChoice(taint, choice.Unit)), (Whole: includeWhole, Unit: unit)));
        }

        return found;
    }

    private static bool IsChoice(Taint taint, ISymbol unit) =>
        taint.IsParameter && unit is IMethodSymbol method && taint.Parameter < method.Parameters.Length && ParameterRole.IsChoice(method.Parameters[taint.Parameter]);

    public static Taint? Decide(Taint taint, bool includeWhole)
    {
        if ((taint.Kind & Deciding) == 0 || (taint.IsParameter && taint.Member is null && !includeWhole))
            return null;

        return taint.IsCondition ? taint : taint with { IsCondition = true };
    }
}
