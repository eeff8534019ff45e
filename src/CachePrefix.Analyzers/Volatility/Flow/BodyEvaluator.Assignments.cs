using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes to locals, members and elements.</summary>
internal sealed partial class BodyEvaluator
{
    /// <summary>Where the keys of a dictionary are kept, apart from its entries.</summary>
    private const string KeysMember = "<keys>";

    private AbstractValue VisitAssignment(ISimpleAssignmentOperation assignment)
    {
        var value = Visit(assignment.Value);
        if (value.Has(ValueTraits.Turn) || !value.Messages.IsEmpty || value.Text is not null || !value.IsStable)
            value = IsStored(assignment.Target) ? value : _conditions.AddTo(assignment.Syntax, value);
        if (value.HasKind(VolatilityKind.Order) && IsMadeOfItself(assignment))
            value = value.AsPart();

        Assign(assignment.Target, value, assignment.Value.Syntax, assignment.Syntax);
        return value.WithObject(SetObject(assignment, value));
    }

    /// <summary>Writes a member or an element of the object that it belongs to, and gives what it is then: what is there already stays under <c>??=</c>.</summary>
    private ObjectValue? SetObject(ISimpleAssignmentOperation assignment, AbstractValue value)
    {
        if (assignment.Syntax.IsKind(SyntaxKind.CoalesceAssignmentExpression) && _captures.Resolve(assignment.Target) is IMemberReferenceOperation target && Visit(target).Object is ObjectValue.Reference known)
            return known;

        SetMember(assignment.Target, value, assignment.Value, assignment.Syntax);
        return value.Object;
    }

    private void SetMember(IOperation place, AbstractValue value, IOperation expression, SyntaxNode syntax)
    {
        if (_captures.Resolve(place) is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target)
            return;

        var owner = target.Instance is { } instance ? Visit(instance).Object
            : SymbolEqualityComparer.Default.Equals(target.Member.ContainingType, _unit.ContainingType) ? _objects.This(_state, target.Syntax) : null;
        ObjectTracker.Set(_state, owner, ObjectTracker.NameOf(target), value, expression, syntax);
    }

    /// <summary>Whether the new value of a variable is made of the old one, as when text grows in a loop; filling placeholders puts nothing beside another.</summary>
    private static bool IsMadeOfItself(ISimpleAssignmentOperation assignment) => assignment.Syntax is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var made and not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace" } } }
        && made.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == target.Identifier.ValueText);

    /// <summary>What is kept under a condition on the clock is a cache that expires, not text of the moment.</summary>
    private bool IsStored(IOperation target) => _captures.Resolve(target) is IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation };

    private AbstractValue VisitCompoundAssignment(ICompoundAssignmentOperation compound)
    {
        var known = Visit(compound.Target);
        var isText = compound.Target.Type?.SpecialType == SpecialType.System_String;
        var operand = _conditions.AddTo(compound.Syntax, isText ? FormatOperand(compound.Value) : Visit(compound.Value));
        var value = isText ? known.Append(operand.AsPart()) : known.Join(operand).TaintsOnly();
        Assign(compound.Target, value, compound.Value.Syntax, compound.Syntax);
        SetMember(compound.Target, value, compound.Value, compound.Syntax);
        return value;
    }

    private AbstractValue VisitIncrement(IIncrementOrDecrementOperation increment) => Visit(increment.Target);

    private AbstractValue VisitDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Visit(deconstruction.Value);
        AssignTuple(deconstruction.Target, deconstruction.Value, value, deconstruction.Syntax);
        return value;
    }

    private void AssignTuple(IOperation target, IOperation source, AbstractValue value, SyntaxNode syntax)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            Assign(target, value, source.Syntax, syntax);
            SetMember(target, value, source, syntax);
            return;
        }

        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = value.Members.TryGetValue("Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), out var item) ? item : value.TaintsOnly();
            AssignTuple(tuple.Elements[i], source, element, syntax);
        }
    }

    private void Assign(IOperation target, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        target = _captures.Resolve(target);
        switch (target)
        {
            case ILocalReferenceOperation local:
                _state.Set(new StateKey(local.Local), value.AddHop(assignment));
                break;

            case IParameterReferenceOperation parameter:
                _state.Set(new StateKey(parameter.Parameter), value.AddHop(assignment));
                if (IsOwnParameter(parameter.Parameter) && parameter.Parameter.RefKind is RefKind.Out or RefKind.Ref)
                    _summary.AddEffect(parameter.Parameter.Ordinal, value);
                break;

            case IFieldReferenceOperation field:
                AssignMember(field, field.Field, value, expression, assignment);
                break;

            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } indexer:
                var entry = AbstractValue.Stable;
                foreach (var argument in indexer.Arguments)
                    entry = entry.Append(Visit(argument.Value).TaintsOnly());
                _sinks.RoleEntry(assignment, expression, value);
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
                _state.Set(new StateKey(capture.Id), value);
                break;

            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, expression, assignment);
                break;

            case IInvalidOperation:
                RecordUnresolvedAssignment(target, value, expression, assignment);
                AssignUnresolved(target, value, assignment);
                break;
        }
    }

    private void AssignMember(IMemberReferenceOperation target, ISymbol member, AbstractValue value, SyntaxNode expression, SyntaxNode assignment)
    {
        _sinks.MemberWrite(target, member, value, expression, assignment);
        var stored = value.AddHop(assignment);
        if (target.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            _summary.AddWrite(member, stored);
            _state.Set(new StateKey(member), stored);
            ApplySetter(target, member, value, assignment);
            return;
        }

        if (_engine.IsSource(member))
        {
            _summary.AddWrite(member, stored);
            ApplySetter(target, member, value, assignment);
        }

        UpdateRoot(target.Instance, known => known.WithMember(member.Name, stored));
    }

    private void ApplySetter(IMemberReferenceOperation target, ISymbol member, AbstractValue value, SyntaxNode assignment)
    {
        if (member is IPropertySymbol { SetMethod: { } setter } && _engine.HasBody(setter))
            ApplyParameterHits(setter.OriginalDefinition, _summaries.Get(setter.OriginalDefinition), assignment, [value]);
    }

    /// <summary>Adds an entry under a key, which shows where the entries are listed, not where one is found.</summary>
    private void AddKeyed(IOperation collection, AbstractValue key, AbstractValue value, SyntaxNode syntax)
    {
        AddTo(collection, value, syntax);
        if (!key.IsStable)
            UpdateRoot(collection, known => known.WithMember(KeysMember, known.Members.TryGetValue(KeysMember, out var keys) ? keys.Join(key) : key.AddHop(syntax)));
    }

    /// <summary>Adds to a collection, builder or other object, wherever it is held.</summary>
    private void AddTo(IOperation target, AbstractValue value, SyntaxNode syntax)
    {
        var added = (ServiceTypes.IsKeyed(target.Type) ? value : value.AsPart()).AddHop(syntax);
        UpdateRoot(target, known => known.Append(added), added);
    }

    private void UpdateRoot(IOperation target, Func<AbstractValue, AbstractValue> update, AbstractValue? effect = null)
    {
        for (var depth = 0; depth < 16; depth++)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    Update(new StateKey(local.Local), update);
                    return;

                case IParameterReferenceOperation parameter:
                    UpdatePlace(new StateKey(parameter.Parameter), Visit(parameter), update);
                    if (effect is not null && IsOwnParameter(parameter.Parameter))
                        _summary.AddEffect(parameter.Parameter.Ordinal, effect);
                    return;

                case IFlowCaptureReferenceOperation capture:
                    Update(new StateKey(capture.Id), update);
                    if (_captures.Find(capture.Id) is not { } captured)
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
                    if (effect is not null && _engine.IsSource(property.Property))
                        _summary.AddWrite(property.Property, effect);
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
        UpdatePlace(new StateKey(member), Visit(reference), update);
        if (effect is not null && _engine.IsSource(member))
            _summary.AddWrite(member, effect);
    }

    private void Update(StateKey key, Func<AbstractValue, AbstractValue> update) => _state.Update(key, update(_state.Find(key) ?? AbstractValue.Stable));

    /// <summary>Changes the object that a parameter or a member holds.</summary>
    private void UpdatePlace(StateKey key, AbstractValue known, Func<AbstractValue, AbstractValue> update) => _state.Set(key, update(known).WithObject(known.Object));
}
