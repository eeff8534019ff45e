using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Calls: of the project's own methods by their summaries, of all others by the rows of transfers.</summary>
internal sealed class Invocations(BodyContext body, Declarations declarations, PlaceWriter places, SourceCalls sources, ExternalCalls externals, Builders builders)
{
    public AbstractValue VisitInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var instance = invocation.Instance is { } receiver ? body.Visit(receiver) : AbstractValue.Stable;
        var transfer = body.Engine.IsSource(method) ? Transfer.PassThrough : TransferRows.Default.Find(method);
        var arguments = VisitArguments(invocation.Arguments, instance, transfer);
        body.Sinks.Invocation(invocation, instance, arguments);
        body.Tools.Invocation(invocation, instance, arguments);
        body.Prompts.Arguments(method, invocation.Arguments, arguments);

        if (method.MethodKind == MethodKind.LocalFunction)
            return declarations.FromDeclaration(method, invocation.Syntax) ?? body.Nested.RunLocalFunction(method, arguments, isCall: true).AddHop(invocation.Syntax);

        var value = Call(invocation, transfer, instance, arguments);
        body.Prompts.Built(invocation, value);
        var result = CallObjects(invocation, instance, arguments);
        ForgetReplaced(invocation.Arguments);
        return value.WithObject(result);
    }

    /// <summary>What is passed by reference may be another object afterwards.</summary>
    private void ForgetReplaced(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out))
                continue;

            var key = body.Captures.Resolve(argument.Value) switch
            {
                ILocalReferenceOperation local => new StateKey(local.Local),
                IParameterReferenceOperation parameter => new StateKey(parameter.Parameter),
                _ => default(StateKey?),
            };
            if (key is { } place)
                body.State.Set(place, body.Visit(argument.Value).WithObject(null));
        }
    }

    private ObjectValue? CallObjects(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        if (PartTable.Default.FindMember(invocation.TargetMethod) is { Kind: PartKind.Patch } && invocation.Instance is { } patch && body.Captures.Resolve(patch) is IPropertyReferenceOperation { Instance: { } part })
        {
            ObjectCalls.Patch(body.State, invocation, body.Visit(part).Object, arguments);
            return null;
        }

        return body.ObjectCalls.Call(body.State, invocation, instance, arguments, Substitution.ByOrdinal(invocation.TargetMethod, invocation.Arguments, arguments));
    }

    public AbstractValue Call(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return arguments.Aggregate(instance, static (value, argument) => value.Add(argument.AllTaints()));
        if (declarations.FromDeclaration(method, invocation.Syntax) is { } declared)
            return CallSource(invocation, declared, instance, arguments);
        if (body.Engine.IsSource(method))
            return CallSummaries(invocation, instance, arguments);

        return externals.CallExternal(invocation, transfer, instance, arguments);
    }

    public ImmutableArray<AbstractValue> VisitArguments(ImmutableArray<IArgumentOperation> arguments, AbstractValue instance, Transfer transfer)
    {
        var values = new AbstractValue[arguments.Length];
        var element = instance.AsElement();
        for (var i = 0; i < values.Length; i++)
        {
            if (ValueSteps.FindLambda(arguments[i].Value) is not null)
                continue;

            values[i] = body.Visit(arguments[i].Value);
            element = element.Add(body.Order.AddTo(arguments[i].Value, values[i].AllTaints()));
        }

        var isQuery = transfer is Transfer.Project or Transfer.Select or Transfer.Sort;
        for (var i = 0; i < values.Length; i++)
        {
            if (ValueSteps.FindLambda(arguments[i].Value) is { } lambda)
                values[i] = body.Nested.RunLambda(lambda, isQuery ? element : element.IsStable ? null : element);
        }

        return [.. values];
    }

    private AbstractValue CallSource(IInvocationOperation invocation, AbstractValue declared, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        if (declared.IsStable || instance.Has(ValueTraits.Seeded))
            return AbstractValue.Stable;
        if (IsQuestion(invocation))
            return declared.Map(static (taint, _) => taint with { Kind = VolatilityKind.CallerData }, 0);

        if (invocation.TargetMethod.ReturnsVoid)
        {
            foreach (var argument in invocation.Arguments)
                places.AddTo(argument.Value, declared, invocation.Syntax);
        }

        if (!declared.HasKind(VolatilityKind.Unproven | VolatilityKind.Order))
            return declared;

        var kept = invocation.TargetMethod.ContainingType.Name is "File" or "TextReader" or "StreamReader" ? ValueSteps.RequestData | VolatilityKind.Order : ValueSteps.RequestData;
        if (declared.HasKind(VolatilityKind.Order))
            kept = VolatilityKind.All & ~VolatilityKind.Host;

        var answer = arguments.Aggregate(declared.Add(instance.AllTaints().Keep(kept)), (value, argument) => value.Add(argument.AllTaints().Keep(kept)));
        answer = declared.HasKind(VolatilityKind.Order) ? answer : ValueSteps.AsAnswer(answer, invocation.Syntax);
        return declared.HasKind(VolatilityKind.Order) || invocation.TargetMethod.ContainingType.Name == "File" ? ValueSteps.AsPlace(answer) : answer;
    }

    /// <summary>Whether a line is read in a loop, as those of a conversation are, and not once to set a program up.</summary>
    private static bool IsQuestion(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "ReadLine", ContainingType.Name: "Console" }
        && invocation.Syntax.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax and not GlobalStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax);

    public AbstractValue VisitMethodReference(IMethodReferenceOperation reference)
    {
        if (declarations.FromDeclaration(reference.Method, reference.Syntax) is { } declared)
            return declared;

        if (reference.Method.MethodKind == MethodKind.LocalFunction)
            return body.Nested.RunLocalFunction(reference.Method, [], isCall: false);

        var value = AbstractValue.Stable;
        foreach (var unit in body.Engine.UnitsOfCall(reference.Method))
            value = value.Join(Substitution.WithoutParameters(body.Summaries.Get(unit).Returns));

        return value.AddHop(reference.Syntax);
    }

    private AbstractValue CallSummaries(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var result = AbstractValue.Stable;
        var byOrdinal = Substitution.ByOrdinal(invocation.TargetMethod, invocation.Arguments, arguments);
        var units = body.Engine.UnitsOfCall(invocation.TargetMethod);
        if (units.IsEmpty || units.All(unit => ReferenceEquals(body.Summaries.Get(unit), Summary.Unknown)))
            return externals.CallExternal(invocation, Transfer.PassThrough, instance, arguments);

        foreach (var unit in units)
            result = result.Join(sources.ApplySummary(unit, invocation, invocation.Arguments, byOrdinal));

        result = builders.CallBuilder(invocation, units, byOrdinal, instance, result);
        if (!invocation.TargetMethod.IsStatic && !invocation.TargetMethod.ReturnsVoid)
            result = result.Add(ValueSteps.HandedOn(invocation.TargetMethod.Name, WithoutWholeParameters(instance).Clear(VolatilityKind.Order)));

        return result;
    }

    /// <summary>What a method of a given object returns is what it reads of it, not all that somebody put into the object.</summary>
    private static AbstractValue WithoutWholeParameters(AbstractValue instance) => instance.Map(static (taint, _) => taint.IsParameter && taint.Member is null ? null : taint, 0);
}
