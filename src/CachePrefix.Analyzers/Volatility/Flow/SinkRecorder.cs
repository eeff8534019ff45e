using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes down what arrives at sinks.</summary>
internal sealed class SinkRecorder(EngineContext engine, ISymbol unit, Summary summary, BranchConditions conditions, SequenceOrder order)
{
    public void Hit(string id, SinkKind kind, SyntaxNode node, AbstractValue value, SyntaxNode? message, Stability? rung = null)
    {
        if (kind == SinkKind.SystemText && MessageCopies.Is(node))
            return;

        value = value.AllTaints().WithoutEntries();
        if (kind == SinkKind.Tools)
            value = value.Add(conditions.ChoicesIn(node)).Map(static (taint, unit) => ToolMembership.Reason(taint, unit), unit);
        else
            value = WithChoices(value);
        if (!value.IsStable)
            summary.AddHit(new SinkHit(id, kind, rung, node, node, value, message));
    }

    /// <summary>Records what is given to a member that a row is about.</summary>
    public void Fill(SinkRow row, SinkKind kind, SyntaxNode node, AbstractValue value, SyntaxNode? message) =>
        Hit(row.Id, kind, node, kind switch { SinkKind.Template => TemplateRecorder.Ahead(value), SinkKind.UserText => TemplateRecorder.FarAhead(value), _ => value }, message);

    /// <summary>Records what fills a template whose method could not be resolved.</summary>
    public void FillTemplate(SinkRow row, AbstractValue template, IEnumerable<(IOperation Operation, AbstractValue Value)> arguments)
    {
        if (row.Kind == SinkKind.Template)
            TemplateRecorder.Fill(this, row.Id, template, arguments);
    }

    /// <summary>The text of a flag or of one of a few names gives a few variants, as a condition on it does.</summary>
    private AbstractValue WithChoices(AbstractValue value) => value.Map(static (taint, unit) => IsChoice(taint, unit) ? taint with { IsCondition = true } : taint, unit);

    private static bool IsChoice(Taint taint, ISymbol unit) =>
        taint is { IsParameter: true, Member: null, IsCondition: false } && unit is IMethodSymbol method && taint.Parameter < method.Parameters.Length && ParameterRole.IsChoice(method.Parameters[taint.Parameter]);

    public void Convention(ISymbol member, SyntaxNode node, AbstractValue value)
    {
        foreach (var name in value.Members.Keys.Where(EntityMembers.IsRecorded).ToList())
            value = value.WithMember(name, AbstractValue.Stable);

        value = WithChoices(value.Flat().WithoutEntries());
        if (!value.IsStable)
            summary.AddHit(new SinkHit(DocumentationId.Of(member) ?? member.Name, SinkKind.Convention, null, node, node, value) { IsSent = engine.IsSent(member) });
    }

    public void Invocation(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        RecordSegments(invocation.Arguments, arguments, null);
        TemplateRecorder.Invocation(this, invocation, arguments);
        if (invocation.Syntax is InitializerExpressionSyntax { Expressions: [_, var content] } entry && arguments.Length == 2)
            HandWritten(entry, content, arguments[1]);
        if (engine.Sinks.Find(method) is not { } row)
            return;
        if (row.Role is not null && !IsSystemRole(row.Role, invocation.Arguments))
        {
            UserText(row, invocation.Arguments, arguments);
            return;
        }

        if (row.Kind == SinkKind.SystemText && instance.Has(ValueTraits.Turn))
            return;
        if (row.Path is { } path && !IsText(invocation.Arguments.FirstOrDefault()?.Value, path))
            return;

        RecordArguments(row, invocation.Arguments, arguments, invocation.Syntax);
    }

    private static bool IsText(IOperation? operation, string text) => operation switch
    {
        IUtf8StringOperation utf8 => utf8.Value == text,
        { ConstantValue: { HasValue: true, Value: string constant } } => constant == text,
        IConversionOperation conversion => IsText(conversion.Operand, text),
        _ => false,
    };

    /// <summary>Records the sinks of a constructor and gives the syntax of the message, if it creates a system message.</summary>
    public SyntaxNode? Creation(IObjectCreationOperation creation, IMethodSymbol constructor, ImmutableArray<AbstractValue> arguments)
    {
        RecordSegments(creation.Arguments, arguments, constructor);
        if (engine.Sinks.Find(constructor) is { } row)
        {
            if (row.Role is not null && !IsSystemRole(row.Role, creation.Arguments))
            {
                UserText(row, creation.Arguments, arguments);
                return null;
            }

            RecordArguments(row, creation.Arguments, arguments, creation.Syntax);
            return row.Kind == SinkKind.SystemText ? creation.Syntax : null;
        }

        if (creation.Syntax is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, var content] } && arguments.Length == 2)
            HandWritten(creation.Syntax, content.Expression, arguments[1]);
        if (RoleSyntax.IsSystemMessage(creation.Syntax))
            return creation.Syntax;
        if (constructor.ContainingType.Name.IndexOf("Message", StringComparison.Ordinal) < 0)
            return null;

        var role = creation.Arguments.FirstOrDefault(static argument => RoleSyntax.IsSystemRole(argument.Value.Syntax, argument.Value.ConstantValue));
        if (role?.Parameter is null || role.Parameter.Name.IndexOf("role", StringComparison.OrdinalIgnoreCase) < 0)
            return null;

        for (var i = 0; i < arguments.Length; i++)
        {
            if (creation.Arguments[i] != role && creation.Arguments[i].Value.Type?.SpecialType == SpecialType.System_String)
                Hit(DocumentationId.Of(constructor) ?? string.Empty, SinkKind.SystemText, creation.Arguments[i].Value.Syntax, arguments[i], creation.Syntax);
        }

        return creation.Syntax;
    }

    /// <summary>Records what is said in the role of the user.</summary>
    private void UserText(SinkRow row, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values)
    {
        if (RoleOf(row.Role!, operations) is not { } role || !RoleSyntax.IsUserRole(role.Syntax))
            return;

        for (var i = 0; i < operations.Length; i++)
        {
            if (row.FindArgument(operations[i].Parameter?.Name, i) is not null)
                Fill(row, SinkKind.UserText, operations[i].Value.Syntax, values[i], null);
        }
    }

    private void RecordArguments(SinkRow row, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values, SyntaxNode message)
    {
        for (var i = 0; i < operations.Length; i++)
        {
            var parameter = operations[i].Parameter;
            var match = row.AllArguments ? null : row.FindArgument(parameter?.Name, i);
            if (match is null && !(row.AllArguments && IsPromptType(operations[i].Value)))
                continue;
            if (operations[i].ArgumentKind == ArgumentKind.DefaultValue)
                continue;

            Fill(row, match?.Kind ?? row.Kind, operations[i].Value.Syntax, order.AddTo(operations[i].Value, values[i]), message);
        }
    }

    private static bool IsPromptType(IOperation operation) =>
        SequenceOrder.Unwrap(operation).Type is not { } type || type.SpecialType is SpecialType.System_String || type.TypeKind is not TypeKind.Enum && !type.IsValueType;

    private static bool IsSystemRole(SinkArgument role, ImmutableArray<IArgumentOperation> operations) =>
        RoleOf(role, operations) is { } value && RoleSyntax.IsSystemRole(value.Syntax, value.ConstantValue);

    private static IOperation? RoleOf(SinkArgument role, ImmutableArray<IArgumentOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (operation.Parameter is { } parameter && string.Equals(parameter.Name, role.Name, StringComparison.OrdinalIgnoreCase))
                return operation.Value;
        }

        return operations.Length > role.Position ? operations[role.Position].Value : null;
    }

    /// <summary>Records arguments for parameters that are, or that fill, segments of a prompt definition.</summary>
    private void RecordSegments(ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values, IMethodSymbol? constructor)
    {
        if (engine.Definitions.IsEmpty)
            return;

        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].Parameter is not { } parameter || operations[i].ArgumentKind == ArgumentKind.DefaultValue)
                continue;

            var segment = engine.Definitions.FindSegment(parameter)
                ?? (constructor is not null && engine.FindPrimaryMember(constructor, parameter) is { } member ? engine.Definitions.FindSegment(member) : null);
            if (segment is not null)
                Hit(segment.Id, SinkKind.Definition, operations[i].Value.Syntax, order.AddTo(operations[i].Value, values[i]), null, segment.Rung);
        }
    }

    public void MemberWrite(IMemberReferenceOperation target, ISymbol member, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        if (engine.Definitions.FindSegment(member) is { } segment)
            Hit(segment.Id, SinkKind.Definition, expression, value, null, segment.Rung);
        else if (engine.Sinks.Find(member) is { } row)
            Row(row, value, expression, assignment);
        else if (!HandWritten(assignment, expression, value) && engine.Conventions.IsPromptMember(member))
            Convention(member, expression, value);
    }

    public void Row(SinkRow row, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        if (row.NeedsRoleMember && !RoleSyntax.HasSystemRoleSibling(assignment) && !RoleSyntax.IsFirstMessage(assignment))
            return;
        if (row.MarkerMember is { } marker && !RoleSyntax.HasSibling(assignment, marker))
            return;

        Fill(row, row.Kind, expression, value, row.NeedsRoleMember ? assignment.Parent?.Parent : null);
    }

    /// <summary>Records <c>content</c> beside <c>role = "system"</c> in hand-written messages.</summary>
    public bool RoleEntry(SyntaxNode entry, SyntaxNode expression, AbstractValue value)
    {
        if (RoleSyntax.FindMessageOfContent(entry) is not { } message)
            return false;

        Hit("role = system", RoleSyntax.IsRecord(entry) ? SinkKind.Convention : SinkKind.SystemText, expression, value, message);
        return true;
    }

    /// <summary>Records the system prompt of a message or a request that is written by hand.</summary>
    public bool HandWritten(SyntaxNode entry, SyntaxNode expression, AbstractValue value)
    {
        if (RoleEntry(entry, expression, value))
            return true;
        if (!engine.Options.UseConventions)
            return false;
        if (RoleSyntax.IsUserText(entry))
            Hit("role = user", SinkKind.UserText, expression, TemplateRecorder.FarAhead(value), null);
        if (!RoleSyntax.IsSystemOfRequest(entry))
            return false;

        Hit("system", SinkKind.SystemText, expression, value.Flat(), null);
        return true;
    }

    public void Return(IOperation operation, AbstractValue value)
    {
        if (unit is not IMethodSymbol method)
            return;

        var member = method.AssociatedSymbol ?? method;
        if (engine.Definitions.FindSegment(member) is { } segment)
            Hit(segment.Id, SinkKind.Definition, operation.Syntax, order.AddTo(operation, value), null, segment.Rung);
        else if (engine.Conventions.IsPromptMember(member))
            Convention(member, operation.Syntax, value);
    }
}
