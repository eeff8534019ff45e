using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Calls: of the project's own methods by their summaries, of all others by the rows of transfers.</summary>
internal sealed partial class BodyEvaluator
{
    private AbstractValue VisitInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var instance = invocation.Instance is { } receiver ? Visit(receiver) : AbstractValue.Stable;
        var transfer = _engine.IsSource(method) ? Transfer.PassThrough : TransferRows.Default.Find(method);
        var arguments = VisitArguments(invocation.Arguments, instance, transfer);
        _sinks.Invocation(invocation, instance, arguments);

        if (method.MethodKind == MethodKind.LocalFunction)
            return FromDeclaration(method, invocation.Syntax) ?? RunLocalFunction(method, arguments, isCall: true).AddHop(invocation.Syntax);

        var value = Call(invocation, transfer, instance, arguments);
        return value.WithObject(CallObjects(invocation, instance, arguments));
    }

    private ObjectValue? CallObjects(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        if (invocation.TargetMethod is { Name: "Set", ContainingType.Name: "JsonPatch" } && invocation.Instance is { } patch && _captures.Resolve(patch) is IPropertyReferenceOperation { Instance: { } part })
        {
            ObjectCalls.Patch(_state, invocation, Visit(part).Object, arguments);
            return null;
        }

        return _objectCalls.Call(_state, invocation, instance, arguments, ByOrdinal(invocation.TargetMethod, invocation.Arguments, arguments));
    }

    private AbstractValue Call(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return arguments.Aggregate(instance, static (value, argument) => value.Add(argument.AllTaints()));
        if (FromDeclaration(method, invocation.Syntax) is { } declared)
            return CallSource(invocation, declared, instance, arguments);
        if (_engine.IsSource(method))
            return CallSummaries(invocation, instance, arguments);

        return CallExternal(invocation, transfer, instance, arguments);
    }

    private ImmutableArray<AbstractValue> VisitArguments(ImmutableArray<IArgumentOperation> arguments, AbstractValue instance, Transfer transfer)
    {
        var values = new AbstractValue[arguments.Length];
        var element = instance.AsElement();
        for (var i = 0; i < values.Length; i++)
        {
            if (FindLambda(arguments[i].Value) is not null)
                continue;

            values[i] = Visit(arguments[i].Value);
            element = element.Add(_order.AddTo(arguments[i].Value, values[i].AllTaints()));
        }

        var isQuery = transfer is Transfer.Project or Transfer.Select or Transfer.Sort;
        for (var i = 0; i < values.Length; i++)
        {
            if (FindLambda(arguments[i].Value) is { } lambda)
                values[i] = RunLambda(lambda, isQuery ? element : element.IsStable ? null : element);
        }

        return [.. values];
    }

    private static IFlowAnonymousFunctionOperation? FindLambda(IOperation operation) => SequenceOrder.Unwrap(operation) switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => lambda,
        IFlowAnonymousFunctionOperation expressionTree => expressionTree,
        _ => null,
    };

    private AbstractValue CallSource(IInvocationOperation invocation, AbstractValue declared, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        if (declared.IsStable || instance.Has(ValueTraits.Seeded))
            return AbstractValue.Stable;

        if (invocation.TargetMethod.ReturnsVoid)
        {
            foreach (var argument in invocation.Arguments)
                AddTo(argument.Value, declared, invocation.Syntax);
        }

        if (!declared.HasKind(VolatilityKind.Unproven | VolatilityKind.Order))
            return declared;

        var kept = invocation.TargetMethod.ContainingType.Name is "File" or "TextReader" or "StreamReader" ? RequestData | VolatilityKind.Order : RequestData;
        if (declared.HasKind(VolatilityKind.Order))
            kept = VolatilityKind.All & ~VolatilityKind.Host;

        var answer = arguments.Aggregate(declared.Add(instance.AllTaints().Keep(kept)), (value, argument) => value.Add(argument.AllTaints().Keep(kept)));
        return declared.HasKind(VolatilityKind.Order) ? answer : AsAnswer(answer);
    }

    private const VolatilityKind RequestData = VolatilityKind.CallerData | VolatilityKind.Identity | VolatilityKind.Unproven | VolatilityKind.Declared;

    /// <summary>An answer from outside the program is new content: of what was asked, only request data shows in it. A template shows what it is filled with.</summary>
    private static bool IsRemoteCall(IMethodSymbol method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal)
        && !method.Name.StartsWith("Render", StringComparison.Ordinal)
        && method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" or "IAsyncEnumerable", TypeArguments: { IsEmpty: false } };

    /// <summary>An id that was sent finds the answer, and is seldom a part of it.</summary>
    private static AbstractValue AsAnswer(AbstractValue value) => value.Map(
        static (taint, _) => taint.Kind == VolatilityKind.Identity && !taint.IsOfObject ? taint with { IsOfObject = true } : taint,
        0);

    private AbstractValue CallSummaries(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var result = AbstractValue.Stable;
        var byOrdinal = ByOrdinal(invocation.TargetMethod, invocation.Arguments, arguments);
        var units = _engine.UnitsOfCall(invocation.TargetMethod);
        if (units.IsEmpty || units.All(unit => ReferenceEquals(_summaries.Get(unit), Summary.Unknown)))
            return CallExternal(invocation, Transfer.PassThrough, instance, arguments);

        foreach (var unit in units)
            result = result.Join(ApplySummary(unit, invocation, invocation.Arguments, byOrdinal));

        result = CallBuilder(invocation, units, byOrdinal, instance, result);
        if (!invocation.TargetMethod.IsStatic && !invocation.TargetMethod.ReturnsVoid)
            result = result.Add(instance.Clear(VolatilityKind.Order)).Add(instance.WithoutSiblings().Clear(VolatilityKind.Order));

        return result;
    }

    private AbstractValue ApplySummary(ISymbol callee, IOperation call, ImmutableArray<IArgumentOperation> operations, AbstractValue[] byOrdinal)
    {
        var summary = _summaries.Get(callee);
        foreach (var effect in summary.Effects)
        {
            var added = Substitute(effect.Value, byOrdinal, call.Syntax);
            foreach (var operation in operations)
            {
                if (operation.Parameter?.Ordinal != effect.Key)
                    continue;
                if (operation.Parameter.RefKind is RefKind.Out or RefKind.Ref)
                    Assign(operation.Value, added, operation.Syntax, call.Syntax);
                else
                    AddTo(operation.Value, added, call.Syntax);
            }
        }

        ApplyParameterHits(callee, summary, call.Syntax, byOrdinal);
        return Substitute(summary.Returns, byOrdinal, call.Syntax);
    }

    private AbstractValue Substitute(AbstractValue value, AbstractValue[] arguments, SyntaxNode call)
    {
        var result = AbstractValue.Stable;
        foreach (var taint in value.Taints)
        {
            result = taint.IsParameter
                ? result.Add(SubstituteOne(taint, arguments).AddHop(call))
                : result.Add(taint.AddHop(call));
        }

        foreach (var member in value.Members)
            result = result.WithMember(member.Key, Substitute(member.Value, arguments, call));

        result = AbstractValue.OfText(value.Text).Add(result).CopyMembers(result);
        foreach (var trait in new[] { ValueTraits.Turn, ValueTraits.SystemMessage, ValueTraits.OwnOrder, ValueTraits.FixedCulture, ValueTraits.Seeded })
        {
            if (value.Has(trait))
                result = result.With(trait);
        }

        return result;
    }

    private static AbstractValue SubstituteOne(Taint parameter, AbstractValue[] arguments)
    {
        if (parameter.Parameter >= arguments.Length || arguments[parameter.Parameter] is not { } argument)
            return AbstractValue.Stable;

        var value = parameter.Member is { } member
            ? argument.Members.TryGetValue(member, out var written) ? written
                : MembersOfParameters(argument.Members.IsEmpty ? argument : argument.WithoutSiblings(), member, null)
            : argument.AllTaints();
        value = value.TaintsOnly().Clear(parameter.Cleared);
        if (parameter.ToDate)
            value = value.ReduceToDate();

        return value.Map(
            static (taint, way) => taint with
            {
                Hops = Hop.Concat(Hop.Add(taint.Hops, way.Origin), way.Hops),
                Followed = way.Followed ?? taint.Followed,
                IsCondition = taint.IsCondition || way.IsCondition,
            },
            parameter);
    }

    private void ApplyParameterHits(ISymbol callee, Summary summary, SyntaxNode call, AbstractValue[] arguments)
    {
        if (summary.ParameterHits.Count > 0)
            _summary.SinkCallees.Add(callee);

        foreach (var hit in summary.ParameterHits)
        {
            var value = AbstractValue.Stable;
            foreach (var taint in hit.Value.Taints)
                value = value.Add(SubstituteOne(taint, arguments));

            value = value.WithoutEntries();
            if (!value.IsStable)
                _summary.AddHit(hit with { Call = call, Callee = callee, Value = AbstractValue.OfText(hit.Value.Text).Add(value), Message = null });
        }
    }

    private static AbstractValue[] ByOrdinal(IMethodSymbol method, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values)
    {
        var byOrdinal = new AbstractValue[method.Parameters.Length];
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].Parameter is { } parameter && parameter.Ordinal < byOrdinal.Length)
                byOrdinal[parameter.Ordinal] = values[i];
        }

        for (var i = 0; i < byOrdinal.Length; i++)
            byOrdinal[i] ??= AbstractValue.Stable;

        return byOrdinal;
    }

    private AbstractValue CallExternal(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var type = method.ReturnType;
        if (_engine.Sources.FindSeam(method, type) is { } seam)
            return AbstractValue.Of(Taint.Of(seam, invocation.Syntax));
        if (method.Name == "GetHashCode" && arguments.IsEmpty && instance.Text is null)
            return AbstractValue.Of(new Taint(VolatilityKind.Host, invocation.Syntax, PromptText.Code(invocation.Syntax)));

        var formatted = FormatCall(invocation, instance, arguments);
        if (transfer is Transfer.Mutate or Transfer.Reset && MutableReceiver(invocation) is { } target)
            return Mutate(invocation, target, transfer, instance, arguments, formatted);

        AssignOutArguments(invocation.Arguments, instance, arguments);
        if (ServiceTypes.IsService(type) && !_engine.IsSource(type))
            return AbstractValue.Stable;

        switch (transfer)
        {
            case Transfer.Receiver when invocation.Instance is not null:
                return instance.TaintsOnly();
            case Transfer.Entry:
                return Combine(invocation, instance, arguments).Clear(VolatilityKind.Order);
            case Transfer.Drop:
                return AbstractValue.Stable;
            case Transfer.FixedCulture:
                return AbstractValue.Stable.With(ValueTraits.FixedCulture);
            case Transfer.Opaque:
                return Opaque(invocation.Arguments, arguments);
            case Transfer.Sort:
                return Sort(invocation, instance, arguments);
            case Transfer.Project or Transfer.Select:
                return Query(invocation, transfer, instance, arguments);
        }

        var value = formatted ?? Combine(invocation, instance, arguments);
        if (method.Name is "Take" or "Skip" or "TakeLast" or "SkipLast" && arguments.Length == 2 && IsOfTools(type))
            value = arguments[0].TaintsOnly().Add(ChosenBy(arguments[1], arguments[0]));
        if (IsRemoteCall(method))
            value = AsAnswer(value.Keep(RequestData).TaintsOnly());
        if (transfer == Transfer.Date)
            value = value.ReduceToDate();
        if (transfer == Transfer.Invariant)
            value = value.Clear(VolatilityKind.Culture);

        return DropOrderOfScalars(type, value);
    }

    private AbstractValue Combine(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var value = instance;
        if (invocation.Instance is { } receiver && method.Name is "GetEnumerator" or "GetAsyncEnumerator" or "ToArray" or "CopyTo" or "AsEnumerable")
            value = _order.AddTo(receiver, value);

        var template = method.Name == "Replace" ? instance.Text : null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = invocation.Arguments[i].Value;
            var next = FindLambda(argument) is not null ? arguments[i]
                : invocation.Arguments[i].Parameter?.Name == "key" ? AsKey(arguments[i].AllTaints(), SequenceOrder.Unwrap(invocation.Instance ?? invocation.Arguments[0].Value).Type)
                : IsReadByKey(method, i, argument) ? arguments[i].AllTaints().Clear(VolatilityKind.Order)
                : _order.AddTo(argument, arguments[i].AllTaints());
            if (method.Name == "Replace")
                next = next.WithoutEntries();
            if (template is not null)
                next = next.Map(static (taint, text) => taint.Followed is null ? taint with { Followed = text } : taint, template);

            value = value.Append(next);
        }

        return value.AllTaints().Without(ValueTraits.Seeded | ValueTraits.FixedCulture);
    }

    /// <summary>Whether a method takes a dictionary as such, to look entries up; one that takes a sequence or any object lists them.</summary>
    private static bool IsReadByKey(IMethodSymbol method, int position, IOperation argument) =>
        ServiceTypes.IsKeyed(SequenceOrder.Unwrap(argument).Type)
        && (method.ReducedFrom ?? method).OriginalDefinition.Parameters.ElementAtOrDefault(position)?.Type is { } declared
        && ServiceTypes.IsKeyed(declared);

    private AbstractValue Query(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var element = instance;
        var projected = AbstractValue.Stable;
        var hasLambda = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (FindLambda(invocation.Arguments[i].Value) is not null || IsDelegate(invocation.Arguments[i].Value))
            {
                hasLambda = true;
                projected = projected.Append(arguments[i]);
            }
            else
            {
                element = element.Append(_order.AddTo(invocation.Arguments[i].Value, arguments[i].AllTaints()));
            }
        }

        if (hasLambda && transfer == Transfer.Select && IsOfTools(invocation.Type))
            element = element.Add(ChosenBy(projected, element));
        if (hasLambda && invocation.TargetMethod.Name is "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Find" or "MaxBy" or "MinBy")
            element = element.Clear(VolatilityKind.Order);
        if (transfer == Transfer.Select || !hasLambda)
            return DropOrderOfScalars(invocation.Type, element);

        return DropOrderOfScalars(invocation.Type, projected.Add(element.Keep(VolatilityKind.Order).Map(static (taint, _) => taint.IsParameter ? null : taint, 0)));
    }

    private static bool IsOfTools(ITypeSymbol? type) => type is not null && Sinks.ToolTypes.IsTool(MessagePlacement.ElementType(type));

    /// <summary>The reasons for which some entries are taken and others not, apart from what the entries themselves are.</summary>
    internal static AbstractValue ChosenBy(AbstractValue condition, AbstractValue element) => condition.TaintsOnly().Map(
        static (taint, entries) => taint.IsParameter && entries.Taints.Any(entry => entry.IsParameter && entry.Parameter == taint.Parameter) ? null : BranchConditions.Decide(taint, includeWhole: true),
        element);

    private static bool IsDelegate(IOperation operation) => operation.Type?.TypeKind == TypeKind.Delegate || SequenceOrder.Unwrap(operation) is IDelegateCreationOperation;

    private AbstractValue Sort(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var element = instance;
        var key = AbstractValue.Stable;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (FindLambda(invocation.Arguments[i].Value) is not null)
                key = key.Add(arguments[i].Keep(VolatilityKind.Random | VolatilityKind.Clock | VolatilityKind.Host).Map(static (taint, _) => taint.IsParameter ? null : taint, 0));
            else
                element = element.Append(arguments[i].AllTaints());
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (IsOfTools(invocation.Type) && FindLambda(invocation.Arguments[i].Value) is not null)
                key = key.Add(ChosenBy(arguments[i], element));
        }

        var sorted = element.Clear(VolatilityKind.Order).Add(key).With(ValueTraits.OwnOrder);
        if (invocation.TargetMethod.ReturnsVoid && (invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value) is { } target)
            UpdateRoot(target, _ => sorted);

        return sorted;
    }

    private static AbstractValue Opaque(ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> arguments)
    {
        var value = AbstractValue.Stable;
        for (var i = 0; i < arguments.Length; i++)
        {
            value = operations[i].Value.Type?.SpecialType == SpecialType.System_String
                ? value.Append(arguments[i])
                : value.Add(arguments[i].Keep(VolatilityKind.Order));
        }

        return value.TaintsOnly();
    }

    private static IOperation? MutableReceiver(IInvocationOperation invocation)
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

    private AbstractValue Mutate(
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
            UpdateRoot(target, static _ => AbstractValue.Stable.With(ValueTraits.OwnOrder));
            return AbstractValue.Stable;
        }

        var added = formatted ?? AbstractValue.Stable;
        for (var i = isExtension ? 1 : 0; formatted is null && i < arguments.Length; i++)
            added = added.Append(_order.AddTo(invocation.Arguments[i].Value, arguments[i].AllTaints()));

        if (invocation.TargetMethod.Name == "AppendLine" && target.Type?.Name == "StringBuilder" && !known.HasKind(VolatilityKind.LineEnding))
            added = added.Add(new Taint(VolatilityKind.LineEnding, invocation.Syntax, PromptText.Code(invocation.Syntax)) { Granularity = Granularity.Deployment });

        if (!ServiceTypes.IsKeyed(target.Type))
            added = added.AsPart();
        added = _conditions.AddTo(invocation.Syntax, MessagePlacement.AsTurn(invocation, added)).AddHop(invocation.Syntax);
        var isFirst = MessagePlacement.IsFirst(invocation) || IsGuardedByEmptiness(invocation);
        _messages.Place(added, known, isFirst);
        UpdateRoot(target, value => isFirst ? added.Append(value) : value.Append(added), added);
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

    private void AssignOutArguments(ImmutableArray<IArgumentOperation> operations, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        foreach (var operation in operations)
        {
            if (operation.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                var value = WithoutKeys(instance).TaintsOnly();
                for (var i = 0; i < arguments.Length; i++)
                    value = value.Add(operations[i].Parameter?.Name == "key" ? AsKey(arguments[i].AllTaints(), operations[i].Parameter?.ContainingType) : arguments[i].AllTaints());
                Assign(operation.Value, value.Clear(VolatilityKind.Order), operation.Syntax, operation.Syntax);
            }
        }
    }
}
