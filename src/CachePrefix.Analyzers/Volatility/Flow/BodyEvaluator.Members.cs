using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Reads of locals, parameters, fields and properties.</summary>
internal sealed partial class BodyEvaluator
{
    private AbstractValue VisitLocal(ILocalReferenceOperation local) => _state.Find(new StateKey(local.Local)) ?? AbstractValue.Stable;

    private AbstractValue VisitParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        return _state.Find(new StateKey(parameter)) ?? ReadParameter(reference).WithObject(ObjectTracker.Parameter(_state, reference));
    }

    private AbstractValue ReadParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var declared = FromDeclaration(parameter, reference.Syntax);
        if (declared is not null)
            return declared;

        var value = MessagePlacement.IsHistory(parameter.Name, parameter.Type) ? AbstractValue.Stable.With(ValueTraits.Turn) : AbstractValue.Stable;
        if (_engine.Identity.IsIdentity(parameter.Name, parameter.Type) || IsIdentityType(parameter.Type))
            value = value.Add(new Taint(VolatilityKind.Identity, reference.Syntax, parameter.Name));

        if (ParameterRole.IsQueryable(parameter.Type))
            return value.Add(new Taint(VolatilityKind.Unproven, reference.Syntax, parameter.Name));
        if (ParameterRole.IsOfEntryPoint(parameter))
            return value;
        if (IsOwnParameter(parameter))
        {
            return ParameterRole.CarriesData(parameter) || ParameterRole.IsDelegate(parameter)
                ? value.Add(new Taint(VolatilityKind.Parameter, reference.Syntax, parameter.Name) { Parameter = parameter.Ordinal, IsOfObject = ConfigurationNames.Is(parameter.Name) })
                : value;
        }

        return ParameterRole.CarriesData(parameter) && (!ParameterRole.IsOfLambda(parameter) || ParameterRole.IsOfEndpoint(parameter))
            ? value.Add(new Taint(VolatilityKind.CallerData, reference.Syntax, parameter.Name) { IsOfObject = ParameterRole.IsOfConstructor(parameter) || ConfigurationNames.Is(parameter.Name) })
            : value;
    }

    private bool IsOwnParameter(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _unit);

    private AbstractValue VisitField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        var instance = reference.Instance is { } receiver ? Visit(receiver) : AbstractValue.Stable;
        var value = FromDeclaration(field, reference.Syntax) ?? ReadMember(reference, field, field.Type, instance);
        return value.WithObject(_objects.Read(_state, reference, field.Type, instance));
    }

    private AbstractValue VisitProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var instance = reference.Instance is { } receiver ? Visit(receiver) : AbstractValue.Stable;
        foreach (var argument in reference.Arguments)
            instance = instance.Add(AsKey(Visit(argument.Value).AllTaints(), property.ContainingType));

        var value = FromDeclaration(property, reference.Syntax) ?? ReadMember(reference, property, property.Type, instance);
        return value.WithObject(_objectCalls.Get(_state, reference, instance) ?? _objects.Read(_state, reference, property.Type, instance));
    }

    private static AbstractValue WithoutKeys(AbstractValue collection) =>
        collection.Members.ContainsKey(KeysMember) ? collection.WithMember(KeysMember, AbstractValue.Stable) : collection;

    /// <summary>What is left of a key in the entry that it finds: it decides which one that is, and is no part of it.</summary>
    private static AbstractValue AsKey(AbstractValue key, ITypeSymbol? collection) =>
        ServiceTypes.IsKeyed(collection) ? key.Map(static (taint, _) => BranchConditions.Decide(taint, includeWhole: true), 0) : key;

    private AbstractValue ReadMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        var value = ReadStoredMember(reference, member, type, instance);
        if (_engine.Identity.IsIdentity(member.Name, type) || IsIdentityType(type))
            value = value.Add(new Taint(VolatilityKind.Identity, reference.Syntax, reference.Syntax.ToString()));

        return value;
    }

    private AbstractValue ReadStoredMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        if (ParameterRole.IsQueryable(type))
            return AbstractValue.Of(new Taint(VolatilityKind.Unproven, reference.Syntax, PromptText.Code(reference.Syntax)));
        if (instance.Members.TryGetValue(member.Name, out var written))
            return written;
        if (member is IFieldSymbol { CorrespondingTupleField.Name: var item } && instance.Members.TryGetValue(item, out written))
            return written;

        if (!_engine.IsSource(member))
            return ReadExternalMember(reference, member, type, instance);

        var isOwn = reference.Instance is null or IInstanceReferenceOperation;
        if (isOwn && _state.Find(new StateKey(member)) is { } overlay)
            return overlay;

        if (isOwn && _unit is IMethodSymbol { MethodKind: MethodKind.Constructor } && MessagePlacement.IsConversation(type))
            return AbstractValue.Stable.With(ValueTraits.OwnOrder);

        var value = MembersOfParameters(IsRecordParameter(member) && instance.Members.IsEmpty ? instance : instance.WithoutSiblings(), member.Name, reference.Syntax);
        if (_engine.Definitions.FindRequestData(member) is { } requestKind)
            return value.Add(new Taint(requestKind, reference.Syntax, member.Name));
        if (isOwn && _engine.Index.IsCounter(member))
            return value.Add(new Taint(VolatilityKind.MutableState, reference.Syntax, member.Name));
        if (!isOwn && EntityMembers.IsRecordedData(member) && member is not IPropertySymbol { SetMethod: null })
            return value;

        foreach (var unit in _engine.UnitsOfRead(member))
        {
            var stored = _summaries.Get(unit).Returns;
            value = value.Join(unit is IMethodSymbol ? WithoutParameters(stored).AddHop(reference.Syntax) : stored.AddHop(reference.Syntax));
        }

        return value;
    }

    /// <summary>Whether the constructor of a record writes the member, which no assignment shows.</summary>
    private static bool IsRecordParameter(ISymbol member) =>
        member is IPropertySymbol { ContainingType.IsRecord: true } && member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ParameterSyntax);

    private AbstractValue ReadExternalMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        if (_engine.Sources.FindSeam(member, type) is { } seam)
            return AbstractValue.Of(Taint.Of(seam, reference.Syntax));

        var value = instance.TaintsOnly();
        switch (TransferRows.Default.Find(member))
        {
            case Transfer.Date:
                return value.ReduceToDate();
            case Transfer.FixedCulture:
                return AbstractValue.Stable.With(ValueTraits.FixedCulture);
            case Transfer.Drop:
                return AbstractValue.Stable;
            case Transfer.Count:
                return value.Keep(VolatilityKind.CallerData);
        }

        if (ServiceTypes.IsService(type))
            return AbstractValue.Stable;
        if (member is IPropertySymbol { IsIndexer: true } && ServiceTypes.IsKeyed(member.ContainingType))
            return WithoutKeys(instance).AsElement().Clear(VolatilityKind.Order);
        if (member is { Name: "Current" })
            return DropOrderOfScalars(type, instance.AsElement().AsEntry());
        if (member is IPropertySymbol { IsIndexer: true } or { Name: "Value" or "Result" })
            return DropOrderOfScalars(type, instance.AsElement());
        if (member is IPropertySymbol { Name: "Keys" or "Values" } && reference.Instance is { } receiver)
            return _order.AddTo(receiver, value);

        return DropOrderOfScalars(type, MembersOfParameters(value, member.Name, reference.Syntax));
    }

    private static AbstractValue MembersOfParameters(AbstractValue instance, string member, SyntaxNode? syntax) => instance.TaintsOnly().Map(
        static (taint, read) => !taint.IsParameter || taint.Member is not null ? taint
            : read.Syntax is null ? taint with { Member = read.Name }
            : taint with { Member = read.Name, Origin = read.Syntax, Source = PromptText.Code(read.Syntax) },
        (Name: member, Syntax: syntax));

    private static AbstractValue WithoutParameters(AbstractValue value) => value.Map(static (taint, _) => taint.IsParameter ? null : taint, 0);

    /// <summary>What attributes and rows say of a member or parameter, before anything is known of its value.</summary>
    private AbstractValue? FromDeclaration(ISymbol symbol, SyntaxNode syntax)
    {
        if (_engine.UserRow(symbol) is { } user)
            return user.Kind == VolatilityKind.None ? AbstractValue.Stable : AbstractValue.Of(Taint.Of(user, syntax));

        return symbol is not IParameterSymbol && _engine.Sources.Find(symbol) is { } row ? AbstractValue.Of(Taint.Of(row, syntax)) : null;
    }

    private bool IsIdentityType(ITypeSymbol type) => _engine.Sources.FindType(type) is { Kind: VolatilityKind.Identity };

    private static AbstractValue DropOrderOfScalars(ITypeSymbol? type, AbstractValue value) =>
        type is { SpecialType: SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double) }
            ? value.Clear(VolatilityKind.Order)
            : value;

    private AbstractValue VisitMethodReference(IMethodReferenceOperation reference)
    {
        if (FromDeclaration(reference.Method, reference.Syntax) is { } declared)
            return declared;

        if (reference.Method.MethodKind == MethodKind.LocalFunction)
            return RunLocalFunction(reference.Method, [], isCall: false);

        var value = AbstractValue.Stable;
        foreach (var unit in _engine.UnitsOfCall(reference.Method))
            value = value.Join(WithoutParameters(_summaries.Get(unit).Returns));

        return value.AddHop(reference.Syntax);
    }
}
