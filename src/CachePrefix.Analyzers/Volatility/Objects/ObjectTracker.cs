using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>Keeps the objects of one body: what expressions make, what is written to them and read back.</summary>
internal sealed class ObjectTracker(EngineContext engine, ISummarySource summaries, ISymbol unit)
{
    public static ObjectValue? Constant(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } member => new ObjectValue.Named(member.Field, member.Type, member.Syntax),
        { ConstantValue: { HasValue: true, Value: var value } } => new ObjectValue.Constant(value, operation.Type, operation.Syntax),
        IUtf8StringOperation bytes => new ObjectValue.Constant(bytes.Value, bytes.Type, bytes.Syntax),
        IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } none =>
            new ObjectValue.Constant(null, none.Type, none.Syntax),
        _ => null,
    };

    public static ObjectValue.Reference Make(FlowState state, SyntaxNode node, ITypeSymbol? type, ObjectState? original = null)
    {
        var id = ObjectId.Made(node);
        state.Set(id, original is null ? new ObjectState(node, type) : original with { Node = node });
        return new ObjectValue.Reference(id);
    }

    /// <summary>The object of a parameter, or the parameter itself where it is a plain value.</summary>
    public static ObjectValue? Parameter(FlowState state, IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        return IsPlain(parameter.Type)
            ? new ObjectValue.Named(parameter, parameter.Type, reference.Syntax)
            : Give(state, ObjectId.Given(parameter), parameter.Type, reference.Syntax);
    }

    public ObjectValue? This(FlowState state, SyntaxNode node) => unit.ContainingType is { } type ? Give(state, ObjectId.Given(type.OriginalDefinition), type, node) : null;

    /// <summary>The list of what an iterator has given so far, with one more element.</summary>
    public ObjectValue? Yield(FlowState state, SyntaxNode body, ObjectValue? element, SyntaxNode node)
    {
        var id = ObjectId.Made(body);
        state.Give(id, new ObjectState(body, (unit as IMethodSymbol)?.ReturnType) { Entries = [] });
        state.Set(id, state.Find(id)!.Add(new Entry(element, node)));
        return new ObjectValue.Reference(id);
    }

    /// <summary>What a read of a field or property gives.</summary>
    public ObjectValue? Read(FlowState state, IMemberReferenceOperation reference, ITypeSymbol type, AbstractValue instance)
    {
        var member = reference.Member;
        if (reference.Instance is null)
            return ReadStatic(state, reference, type);

        if (instance.Object is not ObjectValue.Reference owner)
        {
            if (instance.Object is not null || PartTable.Default.FindMember(member)?.Kind != PartKind.Holds)
                return null;

            owner = new ObjectValue.Reference(ObjectId.Made(reference.Instance.Syntax));
            if (state.Find(owner.Id) is null)
                state.Set(owner.Id, new ObjectState(reference.Instance.Syntax, reference.Instance.Type) { IsPartial = true });
        }

        if (reference is IPropertyReferenceOperation { Property.IsIndexer: true } indexer)
            return Element(state, owner.Id, indexer);
        return Member(state, owner.Id, member, type, reference.Syntax);
    }

    /// <summary>What a member of an object is; where nothing has set it, what it is from the start.</summary>
    public ObjectValue? Member(FlowState state, ObjectId owner, ISymbol member, ITypeSymbol type, SyntaxNode node)
    {
        if (state.Find(owner) is not { } known || (known.IsChanged && owner.IsGiven))
            return null;
        if (known.Slots.TryGetValue(member.Name, out var slot))
            return slot.IsCertain || !known.IsPartial || slot.Value is ObjectValue.Reference { Id: var id } && Equals(id.Owner, owner) ? slot.Value : null;
        if (owner.IsGiven)
            return IsPlain(type) || owner.Member(member) is not { } child ? null : Hold(state, owner, known, member, Give(state, child, type, node), type, node);
        if (engine.IsSource(member))
            return Stored(state, member, owner.Node) is { } initial ? Hold(state, owner, state.Find(owner)!, member, initial, type, node) : null;
        var row = PartTable.Default.FindMember(member)?.Kind;
        if (row != PartKind.Holds && (known.IsPartial || row == PartKind.Filled || ListTypes.ElementType(type) is null))
            return null;

        var list = new ObjectId(null, null, member, owner);
        state.Set(list, new ObjectState(known.Node, type) { Entries = [] });
        return Hold(state, owner, known, member, new ObjectValue.Reference(list), type, known.Node);
    }

    public static void Set(FlowState state, ObjectValue? owner, string? name, AbstractValue value, IOperation expression, SyntaxNode node) =>
        Set(state, owner, name, SlotOf(value, expression, node));

    /// <summary>Sets a member by name, or an element by <c>[key]</c>; without one, any may be set.</summary>
    public static void Set(FlowState state, ObjectValue? owner, string? name, Slot slot)
    {
        if (owner is ObjectValue.Reference { Id: var id } && state.Find(id) is { } known)
            state.Set(id, name is null ? known.Change() : known.Set(name, slot));
    }

    public static Slot SlotOf(AbstractValue value, IOperation expression, SyntaxNode node) => SlotOf(value, Unwrap(expression).Type, node, expression.Syntax);

    public static Slot SlotOf(AbstractValue value, ITypeSymbol? type, SyntaxNode node, SyntaxNode valueNode) =>
        new(value.Object, type is null or { SpecialType: SpecialType.System_String } ? value.AllTaints().TaintsOnly() : AbstractValue.Stable, type, node, valueNode);

    /// <summary>The name of a property, or the key of an indexer as <c>[key]</c>.</summary>
    public static string? NameOf(IMemberReferenceOperation target) => target is not IPropertyReferenceOperation { Property.IsIndexer: true } indexer
        ? target.Member.Name
        : indexer.Arguments is [{ Value: var key }] && Unwrap(key).ConstantValue is { HasValue: true, Value: string text } ? $"[{text}]" : null;

    public static ObjectState? StateOf(FlowState state, ObjectValue? value) => value is ObjectValue.Reference reference ? state.Find(reference.Id) : null;

    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { ConstantValue.HasValue: false } conversion)
            operation = conversion.Operand;

        return operation;
    }

    /// <summary>Constructor parameters fill the properties that they are named after.</summary>
    public static void SetArguments(FlowState state, ObjectValue.Reference made, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> arguments)
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i] is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: [var first, ..] name })
                Set(state, made, char.ToUpperInvariant(first) + name.Substring(1), arguments[i], operations[i].Value, operations[i].Syntax);
        }
    }

    /// <summary>
    /// What the initializer of a field or automatic property of the project gives it. What else is written to a member of an object that is made here
    /// is seen here; of a static one it must not be written to elsewhere.
    /// </summary>
    private ObjectValue? Stored(FlowState state, ISymbol member, SyntaxNode? owner)
    {
        if (engine.UnitsOfRead(member) is not [var stored] || stored is IMethodSymbol)
            return null;

        var summary = summaries.Get(stored);
        var home = summary.IsRewritten && owner is null ? null : summary.Objects.Objects.FirstOrDefault(static known => known.Id.IsHome).State;
        if (home is null || !home.Slots.TryGetValue(member.Name, out var slot) || slot.Value is not { } value)
            return null;

        return ObjectCall.OfStored(state, summary.Objects, owner).Translate(value);
    }

    private ObjectValue? ReadStatic(FlowState state, IMemberReferenceOperation reference, ITypeSymbol type) => reference switch
    {
        { Member: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => new ObjectValue.Constant(string.Empty, type, reference.Syntax),
        IFieldReferenceOperation { Field.IsReadOnly: true } or IPropertyReferenceOperation { Property.SetMethod: null } when engine.IsSource(reference.Member) && Stored(state, reference.Member, null) is { } stored => stored,
        IPropertyReferenceOperation property when !engine.IsSource(property.Property) || IsPlain(type) => new ObjectValue.Named(property.Property, type, reference.Syntax),
        IFieldReferenceOperation { Field.IsReadOnly: true } field when IsPlain(type) => new ObjectValue.Named(field.Field, type, reference.Syntax),
        _ => null,
    };

    private static ObjectValue? Element(FlowState state, ObjectId owner, IPropertyReferenceOperation reference)
    {
        if (state.Find(owner) is not { } known || reference.Arguments is not [{ Value: var argument }])
            return null;

        switch (Unwrap(argument).ConstantValue.Value)
        {
            case string key:
                return known.Slots.TryGetValue($"[{key}]", out var slot) ? slot.Value : null;
            case int index when known is { Entries: { } entries, IsChanged: false } && index >= 0 && index < entries.Length:
                return entries.Take(index + 1).All(static entry => entry is { IsSpread: false, IsCertain: true }) ? entries[index].Value : null;
            default:
                return null;
        }
    }

    private static ObjectValue? Hold(FlowState state, ObjectId owner, ObjectState known, ISymbol member, ObjectValue value, ITypeSymbol type, SyntaxNode node)
    {
        state.Set(owner, known.Set(member.Name, new Slot(value, AbstractValue.Stable, type, node, node)));
        return value;
    }

    private static ObjectValue.Reference Give(FlowState state, ObjectId id, ITypeSymbol type, SyntaxNode node)
    {
        if (state.Find(id) is null)
        {
            state.Give(id, new ObjectState(node, type)
            {
                IsPartial = true,
                Entries = ListTypes.ElementType(type) is null ? null : [new Entry(null, node) { IsSpread = true, Of = id }],
            });
        }

        return new ObjectValue.Reference(id);
    }

    /// <summary>Whether values of the type have no members that code changes.</summary>
    private static bool IsPlain(ITypeSymbol type) => type is { IsValueType: true } or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Delegate or TypeKind.TypeParameter };
}
