using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Calls that choose, project and sort the entries of sequences.</summary>
internal sealed class Queries(BodyContext body, PlaceWriter places)
{
    public AbstractValue Query(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var element = instance;
        var projected = AbstractValue.Stable;
        var hasLambda = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (ValueSteps.FindLambda(invocation.Arguments[i].Value) is not null || ValueSteps.IsDelegate(invocation.Arguments[i].Value))
            {
                hasLambda = true;
                projected = projected.Append(arguments[i]);
            }
            else
            {
                element = element.Append(body.Order.AddTo(invocation.Arguments[i].Value, arguments[i].AllTaints()));
            }
        }

        if (hasLambda && transfer == Transfer.Select && ValueSteps.IsOfTools(invocation.Type))
            element = element.Add(ValueSteps.ChosenBy(projected, element));
        if (invocation.TargetMethod.Name is "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Find" or "MaxBy" or "MinBy")
            element = element.Clear(hasLambda ? VolatilityKind.Order : VolatilityKind.SystemOrder);
        if (hasLambda && transfer == Transfer.Select && element.HasKind(VolatilityKind.Unproven))
            element = element.Add(ValueSteps.ChosenRows(projected, invocation.Syntax));
        if (transfer == Transfer.Select && invocation.Arguments.Any(static argument => ValueSteps.FindLambda(argument.Value) is { Syntax: var condition } && RoleSyntax.AsksForSystem(condition)))
            element = ValueSteps.AsPutElsewhere(element);
        if (transfer == Transfer.Select || !hasLambda)
            return ValueSteps.DropOrderOfScalars(invocation.Type, element);

        return ValueSteps.DropOrderOfScalars(invocation.Type, projected.Add(element.Keep(VolatilityKind.Order).Map(static (taint, _) => taint.IsParameter ? null : taint, 0)));
    }

    public AbstractValue Sort(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var element = instance;
        var key = AbstractValue.Stable;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (ValueSteps.FindLambda(invocation.Arguments[i].Value) is not null)
                key = key.Add(arguments[i].Keep(VolatilityKind.Random | VolatilityKind.Clock | VolatilityKind.Host).Map(static (taint, _) => taint.IsParameter ? null : taint, 0)).Add(ValueSteps.NearTo(arguments[i], element, invocation.Syntax));
            else
                element = element.Append(arguments[i].AllTaints());
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (ValueSteps.IsOfTools(invocation.Type) && ValueSteps.FindLambda(invocation.Arguments[i].Value) is not null)
                key = key.Add(ValueSteps.ChosenBy(arguments[i], element));
        }

        var sorted = element.Clear(VolatilityKind.Order).Add(key).With(ValueTraits.OwnOrder);
        if (invocation.TargetMethod.ReturnsVoid && (invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value) is { } target)
            places.UpdateRoot(target, _ => sorted);

        return sorted;
    }
}
