using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Calls that change the object on which they are called.</summary>
internal sealed class Mutations(BodyContext body, PlaceWriter places)
{
    public static IOperation? MutableReceiver(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance ?? (invocation.TargetMethod.IsExtensionMethod ? invocation.Arguments.FirstOrDefault()?.Value : null);
        return receiver?.Type is { } type
            && (type.IsReferenceType || type.Name.EndsWith("StringHandler", StringComparison.Ordinal))
            && type.SpecialType != SpecialType.System_String
            && !type.Name.StartsWith("Immutable", StringComparison.Ordinal)
            && !type.Name.StartsWith("IEnumerable", StringComparison.Ordinal)
                ? receiver
                : null;
    }

    public AbstractValue Mutate(
        IInvocationOperation invocation,
        IOperation target,
        Transfer transfer,
        AbstractValue instance,
        ImmutableArray<AbstractValue> arguments,
        AbstractValue? formatted)
    {
        var isExtension = invocation.Instance is null;
        var known = isExtension ? arguments[0] : instance;
        if (transfer == Transfer.Reset)
        {
            places.UpdateRoot(target, static _ => AbstractValue.Stable.With(ValueTraits.OwnOrder));
            return AbstractValue.Stable;
        }

        var added = formatted ?? AbstractValue.Stable;
        for (var i = isExtension ? 1 : 0; formatted is null && i < arguments.Length; i++)
            added = added.Append(body.Order.AddTo(invocation.Arguments[i].Value, arguments[i].AllTaints()));

        if (invocation.TargetMethod.Name == "AppendLine" && target.Type?.Name == "StringBuilder" && !known.HasKind(VolatilityKind.LineEnding))
            added = added.Add(new Taint(VolatilityKind.LineEnding, invocation.Syntax, PromptText.Code(invocation.Syntax)) { Granularity = Granularity.Deployment });

        if (!ServiceTypes.IsKeyed(target.Type))
            added = added.AsPart();
        added = body.Conditions.AddTo(invocation.Syntax, MessagePlacement.AsTurn(invocation, added)).AddHop(invocation.Syntax);
        var isFirst = MessagePlacement.IsFirst(invocation) || IsGuardedByEmptiness(invocation);
        body.Messages.Place(added, known, isFirst, MessagePlacement.AreSeveral(invocation.Syntax));
        places.UpdateRoot(target, value => isFirst ? added.Append(value) : value.Append(added), added);
        return isFirst ? added.Append(known) : known.Append(added);
    }

    /// <summary>Whether the call runs only while the list that it changes has no entries.</summary>
    private static bool IsGuardedByEmptiness(IInvocationOperation invocation)
    {
        if ((invocation.Syntax as InvocationExpressionSyntax)?.Expression is not MemberAccessExpressionSyntax { Expression: var list })
            return false;

        var name = list.ToString();
        return invocation.Syntax.Ancestors().OfType<IfStatementSyntax>().Any(branch => branch.Statement.Span.Contains(invocation.Syntax.Span) && branch.Condition.DescendantNodesAndSelf().Any(node => node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax { Token.Value: 0 } } compared => compared.Left.ToString() == name + ".Count",
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" } any } } => any.Expression.ToString() == name,
            IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax or ConstantPatternSyntax } tested => tested.ToString().Replace(" ", string.Empty) is var text && (text == name + "is{Count:0}" || text == name + ".Countis0" || text == name + "is[]"),
            _ => false,
        }));
    }
}
