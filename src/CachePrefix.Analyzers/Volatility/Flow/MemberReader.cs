using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Reads of parameters, fields and properties.</summary>
internal sealed class MemberReader(BodyContext body, Declarations declarations)
{
    private const VolatilityKind OfRequest = VolatilityKind.CallerData | VolatilityKind.Parameter | VolatilityKind.Identity;

    public AbstractValue VisitParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        return body.State.Find(new StateKey(parameter)) ?? ReadParameter(reference).WithObject(ObjectTracker.Parameter(body.State, reference));
    }

    private AbstractValue ReadParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var declared = declarations.FromDeclaration(parameter, reference.Syntax);
        if (declared is not null)
            return declared;

        var value = MessagePlacement.IsHistory(parameter.Name, parameter.Type) ? AbstractValue.Stable.With(ValueTraits.Turn) : AbstractValue.Stable;
        if (body.Engine.Identity.IsIdentity(parameter.Name, parameter.Type) || declarations.IsIdentityType(parameter.Type))
            value = value.Add(new Taint(VolatilityKind.Identity, reference.Syntax, parameter.Name));

        if (ParameterRole.IsQueryable(parameter.Type))
            return value.Add(new Taint(VolatilityKind.Unproven, reference.Syntax, parameter.Name));
        if (ParameterRole.IsOfEntryPoint(parameter))
            return value;
        if (declarations.IsOwnParameter(parameter))
        {
            return ParameterRole.CarriesData(parameter) || ParameterRole.IsDelegate(parameter)
                ? value.Add(new Taint(VolatilityKind.Parameter, reference.Syntax, parameter.Name) { Parameter = parameter.Ordinal, IsOfObject = IsConfiguration(parameter), Granularity = ParameterRole.ClockOf(parameter) })
                : value;
        }

        return ParameterRole.CarriesData(parameter) && (!ParameterRole.IsOfLambda(parameter) || ParameterRole.IsOfEndpoint(parameter))
            ? value.Add(new Taint(VolatilityKind.CallerData, reference.Syntax, parameter.Name) { IsOfObject = ParameterRole.IsOfConstructor(parameter) || IsConfiguration(parameter) })
            : value;
    }

    private static bool IsConfiguration(IParameterSymbol parameter) => ConfigurationNames.Is(parameter.Name) || ConfigurationNames.Is(parameter.Type.Name);

    public AbstractValue VisitField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        var instance = reference.Instance is { } receiver ? body.Visit(receiver) : AbstractValue.Stable;
        var value = declarations.FromDeclaration(field, reference.Syntax) ?? ReadMember(reference, field, field.Type, instance);
        return value.WithObject(body.Objects.Read(body.State, reference, field.Type, instance));
    }

    public AbstractValue VisitProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var instance = reference.Instance is { } receiver ? body.Visit(receiver) : AbstractValue.Stable;
        foreach (var argument in reference.Arguments)
            instance = instance.Add(DictionaryKeys.AsKey(body.Visit(argument.Value).AllTaints(), property.ContainingType));

        var value = declarations.FromDeclaration(property, reference.Syntax) ?? ReadMember(reference, property, property.Type, instance);
        return value.WithObject(body.ObjectCalls.Get(body.State, reference, instance) ?? body.Objects.Read(body.State, reference, property.Type, instance));
    }

    private AbstractValue ReadMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        var value = ReadStoredMember(reference, member, type, instance);
        if (type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum })
            value = ValueSteps.AsChoice(value);
        if (!IsOfConfiguration(instance) && !IsSetInEditor(member) && (body.Engine.Identity.IsIdentity(member.Name, type) || declarations.IsIdentityType(type)))
            value = value.Add(new Taint(VolatilityKind.Identity, reference.Syntax, reference.Syntax.ToString()));

        return value.HasKind(OfRequest) && MessageCopies.IsCopied(reference.Syntax) ? value.Map(static (taint, _) => (taint.Kind & OfRequest) == 0 ? taint : null, 0) : value;
    }

    /// <summary>Whether a game engine fills the member with what its author chose.</summary>
    private static bool IsSetInEditor(ISymbol member) => member is IFieldSymbol && member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "SerializeField" or "SerializeFieldAttribute");

    private static bool IsOfConfiguration(AbstractValue owner) => !owner.Taints.IsEmpty && owner.Taints.All(static taint => taint is { IsParameter: true, IsOfObject: true });

    private AbstractValue ReadStoredMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        if (ParameterRole.IsQueryable(type))
            return AbstractValue.Of(new Taint(VolatilityKind.Unproven, reference.Syntax, PromptText.Code(reference.Syntax)));
        if (instance.Members.TryGetValue(member.Name, out var written))
            return written;
        if (member is IFieldSymbol { CorrespondingTupleField.Name: var item } && instance.Members.TryGetValue(item, out written))
            return written;

        if (!body.Engine.IsSource(member))
            return ReadExternalMember(reference, member, type, instance);

        var isOwn = reference.Instance is null or IInstanceReferenceOperation;
        if (isOwn && body.State.Find(new StateKey(member)) is { } overlay)
            return overlay;

        if (isOwn && body.Unit is IMethodSymbol unit && (unit.MethodKind == MethodKind.Constructor || StartUpNames.IsBegun(unit.Name)) && MessagePlacement.IsConversation(type))
            return AbstractValue.Stable.With(ValueTraits.OwnOrder);

        var value = ValueSteps.HandedOn(member.Name, Substitution.MembersOfParameters(IsRecordParameter(member) && instance.Members.IsEmpty ? instance : instance.WithoutSiblings(), member.Name, reference.Syntax));
        if (body.Engine.Definitions.FindRequestData(member) is { } requestKind)
            return value.Add(new Taint(requestKind, reference.Syntax, member.Name));
        if (isOwn && body.Engine.Index.IsCounter(member))
            return value.Add(new Taint(VolatilityKind.MutableState, reference.Syntax, member.Name));
        if (!isOwn && EntityMembers.IsRecordedData(member) && member is not IPropertySymbol { SetMethod: null })
            return value;

        foreach (var read in body.Engine.UnitsOfRead(member))
        {
            var stored = body.Summaries.Get(read).Returns;
            value = value.Join(read is IMethodSymbol ? Substitution.WithoutParameters(stored).AddHop(reference.Syntax) : (isOwn && body.Unit.Name != "ToString" ? stored : ValueSteps.AsStored(stored, member)).AddHop(reference.Syntax));
        }

        return value;
    }

    /// <summary>Whether the constructor of a record writes the member, which no assignment shows.</summary>
    private static bool IsRecordParameter(ISymbol member) =>
        member is IPropertySymbol { ContainingType.IsRecord: true } && member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ParameterSyntax);

    private AbstractValue ReadExternalMember(IMemberReferenceOperation reference, ISymbol member, ITypeSymbol type, AbstractValue instance)
    {
        if (body.Engine.Sources.FindSeam(member, type) is { } seam)
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
            return DictionaryKeys.WithoutKeys(instance).AsElement().Clear(VolatilityKind.Order);
        if (member.Name == "Key" && DictionaryKeys.IsPair(member.ContainingType))
            return ValueSteps.DropOrderOfScalars(type, DictionaryKeys.KeyOf(instance));
        if (member is { Name: "Current" })
            return ValueSteps.DropOrderOfScalars(type, instance.AsElement().AsEntry());
        if (member is IPropertySymbol { IsIndexer: true } or { Name: "Value" or "Result" })
            return ValueSteps.DropOrderOfScalars(type, instance.AsElement());
        if (member is IPropertySymbol { Name: "Keys" or "Values" } && reference.Instance is { } receiver)
            return body.Order.AddTo(receiver, value);

        return ValueSteps.DropOrderOfScalars(type, Substitution.MembersOfParameters(value, member.Name, reference.Syntax));
    }
}
