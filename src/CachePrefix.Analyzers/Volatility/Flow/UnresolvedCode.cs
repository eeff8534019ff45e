using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Code whose symbols are missing: values pass through, and sinks are found by name where that is asked for.</summary>
internal sealed class UnresolvedCode(BodyContext body, PlaceWriter places, SourceCalls sources)
{
    /// <summary>What loops go over whose entries have no type: the flow does not carry it to the entries.</summary>
    private readonly Dictionary<SyntaxNode, AbstractValue> _listed = [];

    public AbstractValue VisitInvalid(IInvalidOperation invalid)
    {
        if (invalid.Syntax.Parent is CommonForEachStatementSyntax loop && loop.Expression == invalid.Syntax && invalid.ChildOperations.All(child => child.Syntax == invalid.Syntax))
            return VisitListed(invalid);

        var values = new List<(IOperation Operation, AbstractValue Value)>();
        foreach (var child in invalid.ChildOperations)
            values.Add((child, body.Visit(child)));

        var value = values.Where(entry => !IsRunLater(invalid.Syntax, entry.Operation)).Aggregate(AbstractValue.Stable, static (known, entry) => known.Append(entry.Value.AllTaints()));
        return invalid.Syntax switch
        {
            BaseObjectCreationExpressionSyntax creation => CreateUnresolved(invalid, creation, values, value),
            InvocationExpressionSyntax invocation => CallUnresolved(invalid, invocation, values, value),
            MemberAccessExpressionSyntax access => ReadUnresolved(access, access.Name, access.Expression, values is [var owner] ? owner.Value : value),
            MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } whole => ReadUnresolved(binding, binding.Name, whole.Expression, value),
            _ => value.TaintsOnly(),
        };
    }

    private AbstractValue VisitListed(IInvalidOperation sequence)
    {
        var known = _listed.TryGetValue(sequence.Syntax, out var listed) ? listed : AbstractValue.Stable;
        foreach (var child in sequence.ChildOperations)
            known = known.Join(body.Visit(child).AsElement());

        return _listed[sequence.Syntax] = known;
    }

    private AbstractValue CreateUnresolved(
        IInvalidOperation invalid,
        BaseObjectCreationExpressionSyntax creation,
        List<(IOperation Operation, AbstractValue Value)> values,
        AbstractValue value)
    {
        var typeName = UnresolvedSyntax.TypeName(creation) ?? (invalid.Type is { Name.Length: > 0 } known ? known.Name : null);
        if (typeName is not null && MessagePlacement.IsHistoryType(typeName) && values.Exists(static entry => MessagePlacement.IsConversation(entry.Operation.Type)))
            return value.With(ValueTraits.Turn);

        var found = typeName is null ? body.Engine.FindRoleConstructorByName(creation) : body.Engine.FindSinkByName(typeName, "#ctor", creation);
        if (found is { } row
            && RecordUnresolvedArguments(row, creation.ArgumentList, values, creation)
            && row.Kind == SinkKind.SystemText)
        {
            return value.With(ValueTraits.SystemMessage).WithMessage(creation);
        }

        body.Prompts.Arguments(creation.ArgumentList, typeName, values);
        if (creation.ArgumentList?.Arguments is [_, var content])
        {
            foreach (var entry in UnresolvedSyntax.Within(content.Expression, values))
                body.Sinks.HandWritten(creation, content.Expression, entry.Value);
        }

        if (RoleSyntax.IsSystemMessage(creation))
            return value.With(ValueTraits.SystemMessage).WithMessage(creation);

        return typeName is not null && (MessagePlacement.IsTurnType(typeName) || PartTable.Default.Names(PartKind.Message).Contains(typeName))
            ? value.With(ValueTraits.Turn)
            : value.With(ValueTraits.OwnOrder);
    }

    private AbstractValue CallUnresolved(
        IInvalidOperation invalid,
        InvocationExpressionSyntax invocation,
        List<(IOperation Operation, AbstractValue Value)> values,
        AbstractValue value)
    {
        var name = CalledName.Of(invocation.Expression);
        var receiver = UnresolvedSyntax.ReceiverSyntax(invocation.Expression);
        var receiverOperation = receiver is null ? null : UnresolvedSyntax.FindOperation(invalid, receiver);
        var known = receiverOperation is null ? AbstractValue.Stable : body.Visit(receiverOperation);
        var typeName = receiverOperation?.Type is { Name.Length: > 0 } type ? type.Name : (receiver as IdentifierNameSyntax)?.Identifier.ValueText;
        if (name is not null && body.Engine.FindSinkByName(typeName, name, invocation) is { } row && !(row.Kind == SinkKind.SystemText && known.Has(ValueTraits.Turn)))
        {
            if (RecordUnresolvedArguments(row, invocation.ArgumentList, values, invocation) && row.Kind == SinkKind.SystemText)
                return value.With(ValueTraits.SystemMessage).WithMessage(invocation);
        }

        body.Prompts.Arguments(invocation.ArgumentList, name, values);
        if (name is not null && sources.ApplyCandidate(invocation, invocation.ArgumentList, name, values) is { } result)
            return result;
        if (name is not null && receiver is not null && IdentityNames.IsOfPrincipal(name, receiver.ToString()))
            return AbstractValue.Of(new Taint(VolatilityKind.Identity, invocation, PromptText.Code(invocation)));

        var transfer = name is null ? Transfer.PassThrough : TransferRows.Default.FindName(name);
        if (transfer == Transfer.Select && known.HasKind(VolatilityKind.Unproven))
        {
            value = values.Where(entry => IsRunLater(invocation, entry.Operation))
                .Aggregate(value, (found, entry) => found.Add(ValueSteps.ChosenRows(entry.Value, invocation)));
        }

        switch (transfer)
        {
            case Transfer.Sort:
                return value.Clear(VolatilityKind.Order);
            case Transfer.Opaque or Transfer.Drop:
                return AbstractValue.Stable;
            case Transfer.Mutate when receiverOperation is not null:
                var added = values.Where(entry => IsArgument(invocation, entry.Operation) && !IsKey(invocation, entry.Operation)).Aggregate(AbstractValue.Stable, static (all, entry) => all.Append(entry.Value.AllTaints()));
                if (!added.Has(ValueTraits.SystemMessage) && name is not null
                    && (MessagePlacement.IsTurnMethod(name) || values.Exists(entry => IsArgument(invocation, entry.Operation) && MessagePlacement.IsTurn(entry.Operation))))
                    added = added.With(ValueTraits.Turn);
                added = body.Conditions.AddTo(invocation, added);
                body.Messages.Place(added, known, isFirst: name is not null && MessagePlacement.IsFirst(name, invocation), MessagePlacement.AreSeveral(invocation));
                places.AddTo(receiverOperation, added, invocation);
                break;
        }

        if (receiver is not null && name is not null && LookUpNames.Is(name))
            value = value.Clear(VolatilityKind.Random);

        return (name is not null && ExternalCalls.IsRemote(name) ? ValueSteps.AsAnswer(value.Keep(ValueSteps.RequestData), invocation) : value).Without(ValueTraits.SystemMessage);
    }

    private AbstractValue ReadUnresolved(ExpressionSyntax access, SimpleNameSyntax named, ExpressionSyntax owner, AbstractValue value)
    {
        var name = named.Identifier.ValueText;
        if (name is "UtcNow" or "Now" or "LocalNow")
            return AbstractValue.Of(new Taint(VolatilityKind.Clock, access, PromptText.Code(access)) { Granularity = Granularity.SubDay });
        if (body.Engine.Identity.IsIdentity(name, null) || IdentityNames.IsOfPrincipal(name, owner.ToString()))
            return value.TaintsOnly().Add(new Taint(VolatilityKind.Identity, access, PromptText.Code(CodeOf(access))));

        return value.Members.IsEmpty ? value.TaintsOnly() : Substitution.MemberOf(value, name, null);
    }

    private static SyntaxNode CodeOf(ExpressionSyntax access) => access is MemberBindingExpressionSyntax ? access.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() ?? access : access;

    private bool RecordUnresolvedArguments(SinkRow row, ArgumentListSyntax? list, List<(IOperation Operation, AbstractValue Value)> values, SyntaxNode message)
    {
        if (list is null)
            return false;

        var arguments = list.Arguments;
        if (row.Role is { } role && !(arguments.Count > role.Position && RoleSyntax.IsSystemRole(arguments[role.Position].Expression, default)))
            return false;

        for (var i = 0; i < arguments.Count; i++)
        {
            var match = row.AllArguments ? null : row.FindArgument(arguments[i].NameColon?.Name.Identifier.ValueText, i);
            if ((match is null && !row.AllArguments) || ((match?.Kind ?? row.Kind) == SinkKind.Instructions && IsNoText(arguments[i].Expression)))
                continue;

            foreach (var (_, value) in UnresolvedSyntax.Within(arguments[i].Expression, values))
            {
                body.Sinks.Fill(row, match?.Kind ?? row.Kind, arguments[i].Expression, value, message);
                body.Sinks.FillTemplate(row, value, values);
            }
        }

        return true;
    }

    private static bool IsArgument(InvocationExpressionSyntax invocation, IOperation operation) => invocation.ArgumentList.Span.Contains(operation.Syntax.Span);

    /// <summary>Whether an argument is the name under which another one is added.</summary>
    private static bool IsKey(InvocationExpressionSyntax invocation, IOperation operation) =>
        invocation.ArgumentList.Arguments is [var key, _] && key.Span.Contains(operation.Syntax.Span) && CalledName.Of(invocation.Expression) is "Add" or "TryAdd";

    /// <summary>Whether an argument is an object, whose members are recorded where they are set, or code: another overload is called.</summary>
    private static bool IsNoText(ExpressionSyntax argument) => argument is BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax;

    /// <summary>Whether an operand is code that an object keeps, that becomes a tool or that chooses entries: what it will give is no part of them.</summary>
    private static bool IsRunLater(SyntaxNode syntax, IOperation operand) =>
        (SequenceOrder.Unwrap(operand) is IMethodReferenceOperation or IFlowAnonymousFunctionOperation or IDelegateCreationOperation || IsMethodGroup(operand))
        && (syntax is BaseObjectCreationExpressionSyntax
            || (syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } }
                && (receiver.ToString().EndsWith("Factory", StringComparison.Ordinal) || name.EndsWith("FromMethod", StringComparison.Ordinal) || TransferRows.Default.FindName(name) == Transfer.Select)));

    /// <summary>Whether an argument is a method's name, which has no operation of its own where the called method is unknown.</summary>
    private static bool IsMethodGroup(IOperation operand) => operand is { Kind: OperationKind.None, Syntax: NameSyntax or MemberAccessExpressionSyntax } && operand.Syntax.Parent is ArgumentSyntax;
}
