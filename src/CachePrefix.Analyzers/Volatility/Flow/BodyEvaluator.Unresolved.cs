using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Code whose symbols are missing: values pass through, and sinks are found by name where that is asked for.</summary>
internal sealed partial class BodyEvaluator
{
    private AbstractValue VisitInvalid(IInvalidOperation invalid)
    {
        var values = new List<(IOperation Operation, AbstractValue Value)>();
        foreach (var child in invalid.ChildOperations)
            values.Add((child, Visit(child)));

        var value = values.Where(entry => !IsRunLater(invalid.Syntax, entry.Operation)).Aggregate(AbstractValue.Stable, static (known, entry) => known.Append(entry.Value.AllTaints()));
        return invalid.Syntax switch
        {
            BaseObjectCreationExpressionSyntax creation => CreateUnresolved(invalid, creation, values, value),
            InvocationExpressionSyntax invocation => CallUnresolved(invalid, invocation, values, value),
            MemberAccessExpressionSyntax access => ReadUnresolved(access, value),
            _ => value.TaintsOnly(),
        };
    }

    /// <summary>Whether an operand is code that an object keeps, that becomes a tool or that chooses entries: what it will give is no part of them.</summary>
    private static bool IsRunLater(SyntaxNode syntax, IOperation operand) =>
        SequenceOrder.Unwrap(operand) is IMethodReferenceOperation or IFlowAnonymousFunctionOperation or IDelegateCreationOperation
        && (syntax is BaseObjectCreationExpressionSyntax
            || (syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } }
                && (receiver.ToString().EndsWith("Factory", StringComparison.Ordinal) || name.EndsWith("FromMethod", StringComparison.Ordinal) || TransferRows.Default.FindName(name) == Transfer.Select)));

    private AbstractValue CreateUnresolved(
        IInvalidOperation invalid,
        BaseObjectCreationExpressionSyntax creation,
        List<(IOperation Operation, AbstractValue Value)> values,
        AbstractValue value)
    {
        var typeName = TypeName(creation) ?? (invalid.Type is { Name.Length: > 0 } known ? known.Name : null);
        if (typeName is not null && MessagePlacement.IsHistoryType(typeName) && values.Exists(static entry => MessagePlacement.IsConversation(entry.Operation.Type)))
            return value.With(ValueTraits.Turn);

        var found = typeName is null ? _engine.FindRoleConstructorByName(creation) : _engine.FindSinkByName(typeName, "#ctor", creation);
        if (found is { } row
            && RecordUnresolvedArguments(row, creation.ArgumentList, values, creation))
        {
            return value.With(ValueTraits.SystemMessage).WithMessage(creation);
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
        var name = MethodName(invocation.Expression);
        var receiver = ReceiverSyntax(invocation.Expression);
        var receiverOperation = receiver is null ? null : FindOperation(invalid, receiver);
        var known = receiverOperation is null ? AbstractValue.Stable : Visit(receiverOperation);
        var typeName = receiverOperation?.Type is { Name.Length: > 0 } type ? type.Name : (receiver as IdentifierNameSyntax)?.Identifier.ValueText;
        if (name is not null && _engine.FindSinkByName(typeName, name, invocation) is { } row && !(row.Kind == SinkKind.SystemText && known.Has(ValueTraits.Turn)))
        {
            if (RecordUnresolvedArguments(row, invocation.ArgumentList, values, invocation) && row.Kind == SinkKind.SystemText)
                return value.With(ValueTraits.SystemMessage).WithMessage(invocation);
        }

        var transfer = name is null ? Transfer.PassThrough : TransferRows.Default.FindName(name);
        switch (transfer)
        {
            case Transfer.Sort:
                return value.Clear(VolatilityKind.Order);
            case Transfer.Opaque or Transfer.Drop:
                return AbstractValue.Stable;
            case Transfer.Mutate when receiverOperation is not null:
                var added = values.Where(entry => IsArgument(invocation, entry.Operation)).Aggregate(AbstractValue.Stable, static (all, entry) => all.Append(entry.Value.AllTaints()));
                if (!added.Has(ValueTraits.SystemMessage) && name is not null
                    && (MessagePlacement.IsTurnMethod(name) || values.Exists(entry => IsArgument(invocation, entry.Operation) && MessagePlacement.IsConversation(entry.Operation.Type))))
                    added = added.With(ValueTraits.Turn);
                added = _conditions.AddTo(invocation, added);
                _messages.Place(added, known, isFirst: false);
                AddTo(receiverOperation, added, invocation);
                break;
        }

        return (name is not null && name.EndsWith("Async", StringComparison.Ordinal) ? AsAnswer(value) : value).Without(ValueTraits.SystemMessage);
    }

    private AbstractValue ReadUnresolved(MemberAccessExpressionSyntax access, AbstractValue value)
    {
        var name = access.Name.Identifier.ValueText;
        if (name is "UtcNow" or "Now" or "LocalNow")
            return AbstractValue.Of(new Taint(VolatilityKind.Clock, access, PromptText.Code(access)) { Granularity = Granularity.SubDay });
        if (_engine.Identity.IsIdentity(name, null))
            return value.TaintsOnly().Add(new Taint(VolatilityKind.Identity, access, PromptText.Code(access)));

        return value.Members.TryGetValue(name, out var member) ? member : value.TaintsOnly();
    }

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

            foreach (var (operation, value) in values)
            {
                if (arguments[i].Expression.Span.Contains(operation.Syntax.Span))
                    _sinks.Hit(row.Id, match?.Kind ?? row.Kind, arguments[i].Expression, value, message);
            }
        }

        return true;
    }

    /// <summary>Whether an argument is an object, whose members are recorded where they are set, or code: another overload is called.</summary>
    private static bool IsNoText(ExpressionSyntax argument) => argument is BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax;

    private void RecordUnresolvedAssignment(IOperation target, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        if (_sinks.RoleEntry(assignment, expression, value))
            return;

        var (typeName, name) = target.Syntax switch
        {
            MemberAccessExpressionSyntax access => (FindOperation(target, access.Expression)?.Type?.Name, access.Name.Identifier.ValueText),
            IdentifierNameSyntax identifier => (TypeName(identifier.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()), identifier.Identifier.ValueText),
            _ => (null, string.Empty),
        };
        if (_engine.FindSinkByName(typeName, name, assignment) is { } row)
            _sinks.Row(row, value, expression, assignment);
        else if (_engine.Conventions.IsPromptName(name))
            _sinks.Hit(name, SinkKind.Convention, expression, value, null);
    }

    private void AssignUnresolved(IOperation target, AbstractValue value, SyntaxNode assignment)
    {
        if (target.Syntax is MemberAccessExpressionSyntax access && FindOperation(target, access.Expression) is { } owner)
            UpdateRoot(owner, known => known.WithMember(access.Name.Identifier.ValueText, value.AddHop(assignment)));
        else if (target.Syntax is IdentifierNameSyntax { Parent.Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } member && _captures.FindCreation(creation) is { } created)
            Update(new StateKey(created), known => known.WithMember(member.Identifier.ValueText, value.AddHop(assignment)));
    }

    private static bool IsArgument(InvocationExpressionSyntax invocation, IOperation operation) => invocation.ArgumentList.Span.Contains(operation.Syntax.Span);

    private static IOperation? FindOperation(IOperation operation, SyntaxNode syntax)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child.Syntax == syntax)
                return child;
            if (child.Syntax.Span.Contains(syntax.Span) && FindOperation(child, syntax) is { } found)
                return found;
        }

        return null;
    }

    private static string? TypeName(BaseObjectCreationExpressionSyntax? creation) => SimpleName(creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { } implicitly => TargetType(implicitly),
        null => null,
    });

    /// <summary>The type that the code around an expression gives to it, where it is written there.</summary>
    private static TypeSyntax? TargetType(ExpressionSyntax expression) => expression.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: var member } => DeclaredType(member),
        ReturnStatementSyntax statement => DeclaredType(statement.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)),
        _ => null,
    };

    private static TypeSyntax? DeclaredType(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static string? SimpleName(TypeSyntax? type) => type switch
    {
        GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: [var result] } => SimpleName(result),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        _ => null,
    };

    private static string? MethodName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? ReceiverSyntax(ExpressionSyntax expression) => (expression as MemberAccessExpressionSyntax)?.Expression;
}
