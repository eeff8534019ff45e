using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

internal sealed partial class BodyReader
{
    /// <summary>The property of contents, messages, tools and options that adapters look for markers in.</summary>
    private const string AdditionalProperties = "AdditionalProperties";

    private RequestValue? ReadExpression(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return ConstantOf(conversion) ?? Read(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return _locals.TryGetValue(local.Local, out var known) ? known : ConstantOf(local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter);
            case IFieldReferenceOperation { Instance: null } field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _receivers.Count > 0 ? _receivers.Peek() : null;
            case IObjectCreationOperation creation:
                return ReadCreation(creation);
            case IWithOperation copy:
                return ReadWith(copy);
            case ICollectionExpressionOperation collection:
                return ReadCollection(collection);
            case IArrayCreationOperation array:
                return ReadArray(array);
            case IInvocationOperation invocation:
                return ReadInvocation(invocation);
            case ISimpleAssignmentOperation assignment:
                return ReadAssignment(assignment);
            case ICoalesceAssignmentOperation assignment:
                return ReadCoalesceAssignment(assignment);
            case IAssignmentOperation assignment:
                Forget(assignment.Target);
                Read(assignment.Value);
                return null;
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } none:
                return new RequestValue(none.Syntax, none.Type) { Constant = new Optional<object?>(null) };
            case IUtf8StringOperation bytes:
                return new RequestValue(bytes.Syntax, bytes.Type) { Constant = bytes.Value };
            default:
                foreach (var child in operation.ChildOperations)
                    Read(child);
                return ConstantOf(operation);
        }
    }

    /// <summary>Long concatenations lean to the left, deeper than the stack.</summary>
    private RequestValue? ReadBinary(IBinaryOperation binary)
    {
        if (ConstantOf(binary) is { } constant)
            return constant;

        var right = new Stack<IOperation>();
        IOperation left = binary;
        for (; left is IBinaryOperation inner; left = inner.LeftOperand)
            right.Push(inner.RightOperand);
        Read(left);
        while (right.Count > 0)
            Read(right.Pop());
        return null;
    }

    /// <summary>A list of messages that the caller has filled, or a plain value that is the same wherever the parameter is read.</summary>
    private RequestValue? ReadParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (_locals.TryGetValue(parameter, out var known))
            return known;
        if (SdkTypes.ElementType(parameter.Type).IsOf(SdkTypes.ExtensionsAI, "ChatMessage"))
        {
            var list = new RequestValue(reference.Syntax, parameter.Type) { Items = [new ListItem(null, reference.Syntax, _region, IsSpread: true)], IsPartial = true };
            _locals[parameter] = list;
            return list;
        }

        return parameter.Type is { IsValueType: true } ? new RequestValue(reference.Syntax, parameter.Type) { Member = parameter } : null;
    }

    private RequestValue? ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.ContainingType.TypeKind == TypeKind.Enum)
            return new RequestValue(reference.Syntax, field.Type) { Member = field };
        if (field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return new RequestValue(reference.Syntax, field.Type) { Constant = string.Empty };
        if (ConstantOf(reference) is { } constant)
            return constant;

        // Only the marker itself: what a list holds is changed elsewhere too easily.
        return field.IsReadOnly && SdkTypes.IsCacheControl(field.Type) && InitializerOf(field) is { } initializer ? Read(initializer) : null;
    }

    private IOperation? InitializerOf(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == model.SyntaxTree
                && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax value })
            {
                return model.GetOperation(value, cancellationToken);
            }
        }

        return null;
    }

    private RequestValue? ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsStatic)
            return new RequestValue(reference.Syntax, property.Type) { Member = property };

        var owner = Read(reference.Instance);
        if (property.IsIndexer)
            return owner is null ? null : Element(owner, reference);
        if (owner is null && property.Name == AdditionalProperties && property.IsIn(SdkTypes.ExtensionsAI))
            _result.Add(owner = new RequestValue(reference.Instance!.Syntax, reference.Instance.Type) { IsPartial = true }, _region);
        if (owner is null)
            return null;
        if (owner.Find(property.Name) is { } setting)
            return setting.Value;
        if (property.Name != AdditionalProperties && (owner.IsPartial || property.Name == "Contents" || SdkTypes.ElementType(property.Type) is null))
            return null;

        var list = new RequestValue(owner.Node, property.Type) { Items = [] };
        owner.Set(property.Name, new Setting(list, owner.Node, owner.Node, _region));
        return list;
    }

    private RequestValue? Element(RequestValue owner, IPropertyReferenceOperation reference)
    {
        switch (reference.Arguments.Length == 1 ? Read(reference.Arguments[0].Value)?.Constant.Value : null)
        {
            case string key:
                return owner.ValueOf($"[{key}]");
            case int index when owner is { Items: { } items, IsChanged: false } && index >= 0 && index < items.Count:
                return items.Take(index + 1).All(item => !item.IsSpread && item.Region.Encloses(_region)) ? items[index].Value : null;
            default:
                return null;
        }
    }

    private RequestValue? ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is ILocalReferenceOperation local)
        {
            var stored = Read(assignment.Value);
            Store(local.Local, stored);
            return stored;
        }

        if (assignment.Target is not IPropertyReferenceOperation { Property.IsStatic: false } target)
        {
            Read(assignment.Target);
            Forget(assignment.Target);
            return Read(assignment.Value);
        }

        var owner = Read(target.Instance);
        var name = NameOf(target);
        var value = Read(assignment.Value);
        if (owner is not null && name is not null)
            owner.Set(name, new Setting(value, assignment.Syntax, assignment.Value.Syntax, _region));
        else if (owner is not null)
            owner.IsChanged = true;
        return value;
    }

    private RequestValue? ReadCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        if (Read(assignment.Target) is { } known)
            return known;

        var value = Read(assignment.Value);
        if (assignment.Target is IPropertyReferenceOperation { Instance: { } instance } target && Read(instance) is { } owner && NameOf(target) is { } name)
            owner.Set(name, new Setting(value, assignment.Syntax, assignment.Value.Syntax, _region));
        return value;
    }

    /// <summary>The name of a property, or the key of an indexer as <c>[key]</c>.</summary>
    private string? NameOf(IPropertyReferenceOperation target)
    {
        if (!target.Property.IsIndexer)
            return target.Property.Name;

        return target.Arguments.Length == 1 && Read(target.Arguments[0].Value)?.Text is { } key ? $"[{key}]" : null;
    }

    private void Forget(IOperation target)
    {
        foreach (var operation in target.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation local)
                _locals.Remove(local.Local);
            else if (operation is IParameterReferenceOperation parameter)
                _locals.Remove(parameter.Parameter);
        }
    }

    private static RequestValue? ConstantOf(IOperation operation) =>
        operation.ConstantValue.HasValue ? new RequestValue(operation.Syntax, operation.Type) { Constant = operation.ConstantValue } : null;
}
