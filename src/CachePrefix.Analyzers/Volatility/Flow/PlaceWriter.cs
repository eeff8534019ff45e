using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes to locals, members and elements, wherever they are held.</summary>
internal sealed class PlaceWriter(BodyContext body, Declarations declarations, ParameterHits hits)
{
    public void Assign(IOperation target, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        target = body.Captures.Resolve(target);
        switch (target)
        {
            case ILocalReferenceOperation local:
                body.Prompts.Local(local.Local, expression, value);
                if (IsLoadedHistory(local.Local, expression, value))
                    value = value.With(ValueTraits.Turn);
                else if (local.Local.Type.SpecialType == SpecialType.System_String && LookUpNames.IsKey(local.Local.Name))
                    value = AbstractValue.Stable;
                body.State.Set(new StateKey(local.Local), value.AddHop(assignment));
                break;

            case IParameterReferenceOperation parameter:
                body.State.Set(new StateKey(parameter.Parameter), value.AddHop(assignment));
                if (declarations.IsOwnParameter(parameter.Parameter) && parameter.Parameter.RefKind is RefKind.Out or RefKind.Ref)
                    body.Summary.AddEffect(parameter.Parameter.Ordinal, value);
                break;

            case IFieldReferenceOperation field:
                AssignMember(field, field.Field, value, expression, assignment);
                break;

            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } indexer:
                var entry = AbstractValue.Stable;
                foreach (var argument in indexer.Arguments)
                    entry = entry.Append(body.Visit(argument.Value).TaintsOnly());
                body.Sinks.HandWritten(assignment, expression, value);
                if (ServiceTypes.IsKeyed(indexer.Property.ContainingType))
                    AddKeyed(collection, entry, value, assignment);
                else
                    AddTo(collection, entry.Append(value), assignment);
                break;

            case IPropertyReferenceOperation property:
                AssignMember(property, property.Property, value, expression, assignment);
                break;

            case IArrayElementReferenceOperation element:
                AddTo(element.ArrayReference, value, assignment);
                break;

            case IFlowCaptureReferenceOperation capture:
                body.State.Set(new StateKey(capture.Id), value);
                break;

            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, expression, assignment);
                break;

            case IInvalidOperation:
                var (typeName, name) = UnresolvedMember(target);
                if (TransferRows.Default.IsUnsent(typeName, name))
                    break;

                RecordUnresolvedAssignment(typeName, name, value, expression, assignment);
                AssignUnresolved(target, value, assignment);
                break;
        }
    }

    /// <summary>Whether a variable is named as the turns so far and holds what other code has gathered.</summary>
    private static bool IsLoadedHistory(ILocalSymbol local, SyntaxNode expression, AbstractValue value) =>
        expression is AwaitExpressionSyntax or InvocationExpressionSyntax && !value.Has(ValueTraits.OwnOrder) && !value.Has(ValueTraits.SystemMessage) && MessagePlacement.IsHistory(local.Name, local.Type);

    private void AssignMember(IMemberReferenceOperation target, ISymbol member, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        if (TransferRows.Default.IsUnsent(member))
            return;

        body.Sinks.MemberWrite(target, member, value, expression, assignment);
        var stored = value.AddHop(assignment);
        if (target.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            body.Summary.AddWrite(member, stored);
            body.State.Set(new StateKey(member), stored);
            ApplySetter(target, member, value, assignment);
            return;
        }

        if (body.Engine.IsSource(member))
        {
            body.Summary.AddWrite(member, stored);
            ApplySetter(target, member, value, assignment);
        }

        UpdateRoot(target.Instance, known => known.WithMember(member.Name, stored));
    }

    private void ApplySetter(IMemberReferenceOperation target, ISymbol member, AbstractValue value, SyntaxNode assignment)
    {
        if (member is IPropertySymbol { SetMethod: { } setter } && body.Engine.HasBody(setter))
            hits.ApplyParameterHits(setter.OriginalDefinition, body.Summaries.Get(setter.OriginalDefinition), assignment, [value]);
    }

    /// <summary>Adds to a collection, builder or other object, wherever it is held.</summary>
    public void AddTo(IOperation target, AbstractValue value, SyntaxNode syntax)
    {
        var added = (ServiceTypes.IsKeyed(target.Type) ? value : value.AsPart()).AddHop(syntax);
        UpdateRoot(target, known => known.Append(added), added);
    }

    public void UpdateRoot(IOperation target, Func<AbstractValue, AbstractValue> update, AbstractValue? effect = null)
    {
        for (var depth = 0; depth < 16; depth++)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    Update(new StateKey(local.Local), update);
                    return;

                case IParameterReferenceOperation parameter:
                    UpdatePlace(new StateKey(parameter.Parameter), body.Visit(parameter), update);
                    if (effect is not null && declarations.IsOwnParameter(parameter.Parameter))
                        body.Summary.AddEffect(parameter.Parameter.Ordinal, effect);
                    return;

                case IFlowCaptureReferenceOperation capture:
                    Update(new StateKey(capture.Id), update);
                    if (body.Captures.Find(capture.Id) is not { } captured)
                        return;
                    target = captured;
                    continue;

                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                    UpdateMember(field, field.Field, update, effect);
                    return;

                case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property:
                    UpdateMember(property, property.Property, update, effect);
                    return;

                case IPropertyReferenceOperation { Instance: { } owner } property:
                    var name = property.Property.Name;
                    if (effect is not null && body.Engine.IsSource(property.Property))
                        body.Summary.AddWrite(property.Property, effect);
                    UpdateRoot(owner, known => known.WithMember(name, update(known.Members.TryGetValue(name, out var member) ? member : AbstractValue.Stable)), null);
                    return;

                case IConversionOperation conversion:
                    target = conversion.Operand;
                    continue;

                case IInvocationOperation { Instance: { } receiver }:
                    target = receiver;
                    continue;

                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments }:
                    target = arguments[0].Value;
                    continue;

                case IArrayElementReferenceOperation element:
                    target = element.ArrayReference;
                    continue;

                default:
                    return;
            }
        }
    }

    private void UpdateMember(IMemberReferenceOperation reference, ISymbol member, Func<AbstractValue, AbstractValue> update, AbstractValue? effect)
    {
        UpdatePlace(new StateKey(member), body.Visit(reference), update);
        if (effect is not null && body.Engine.IsSource(member))
            body.Summary.AddWrite(member, effect);
    }

    private void Update(StateKey key, Func<AbstractValue, AbstractValue> update) => body.State.Update(key, update(body.State.Find(key) ?? AbstractValue.Stable));

    /// <summary>Changes the object that a parameter or a member holds.</summary>
    private void UpdatePlace(StateKey key, AbstractValue known, Func<AbstractValue, AbstractValue> update) => body.State.Set(key, update(known).WithObject(known.Object));

    /// <summary>Adds an entry under a key, which shows where the entries are listed, not where one is found.</summary>
    private void AddKeyed(IOperation collection, AbstractValue key, AbstractValue value, SyntaxNode syntax)
    {
        AddTo(collection, value, syntax);
        if (!key.IsStable)
            UpdateRoot(collection, known => known.WithMember(DictionaryKeys.KeysMember, known.Members.TryGetValue(DictionaryKeys.KeysMember, out var keys) ? keys.Join(key) : key.AddHop(syntax)));
    }

    /// <summary>The names of the type, where the code tells it, and of a member that is assigned.</summary>
    private static (string? Type, string Member) UnresolvedMember(IOperation target) => target.Syntax switch
    {
        MemberAccessExpressionSyntax access => (UnresolvedSyntax.FindOperation(target, access.Expression)?.Type?.Name, access.Name.Identifier.ValueText),
        IdentifierNameSyntax identifier => (UnresolvedSyntax.TypeName(identifier.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()), identifier.Identifier.ValueText),
        _ => (null, string.Empty),
    };

    private void RecordUnresolvedAssignment(string? typeName, string name, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        if (body.Sinks.HandWritten(assignment, expression, value))
            return;

        if (body.Engine.FindSinkByName(typeName, name, assignment) is { } row)
            body.Sinks.Row(row, value, expression, assignment);
        else if (body.Engine.Conventions.IsPromptName(name))
            body.Sinks.Hit(name, SinkKind.Convention, expression, value, null);
    }

    private void AssignUnresolved(IOperation target, AbstractValue value, SyntaxNode assignment)
    {
        if (target.Syntax is MemberAccessExpressionSyntax access && UnresolvedSyntax.FindOperation(target, access.Expression) is { } owner)
            UpdateRoot(owner, known => known.WithMember(access.Name.Identifier.ValueText, value.AddHop(assignment)));
        else if (target.Syntax is IdentifierNameSyntax { Parent.Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } member && body.Captures.FindCreation(creation) is { } created)
            Update(new StateKey(created), known => known.WithMember(member.Identifier.ValueText, value.AddHop(assignment)));
    }
}
