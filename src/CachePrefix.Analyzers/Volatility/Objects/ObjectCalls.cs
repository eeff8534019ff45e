using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>What calls and creations do to the objects of a body: those of the project by their summaries, those of SDKs and collections by what they are known for.</summary>
/// <param name="engine">The compilation.</param>
/// <param name="summaries">What is known of the project's methods.</param>
/// <param name="objects">The objects of the body.</param>
/// <param name="requests">Where requests are noted.</param>
/// <param name="substitute">Puts arguments in for the parameters of a callee.</param>
internal sealed class ObjectCalls(
    EngineContext engine,
    ISummarySource summaries,
    ObjectTracker objects,
    RequestRecorder requests,
    Func<AbstractValue, AbstractValue[], SyntaxNode, AbstractValue> substitute)
{
    public ObjectValue Create(FlowState state, IObjectCreationOperation creation, ImmutableArray<AbstractValue> arguments, AbstractValue[]? byOrdinal)
    {
        // What it is made of is read before the same code makes it anew.
        var start = new ObjectState(creation.Syntax, creation.Type);
        if (ListTypes.ElementType(creation.Type) is not null)
            start = ObjectLists.Fill(state, start, creation.Arguments, arguments);

        var original = creation.Arguments is [{ Parameter.Type: var type }] && SymbolEqualityComparer.Default.Equals(type, creation.Type) ? ObjectTracker.StateOf(state, arguments[0].Object) : null;
        var made = ObjectTracker.Make(state, creation.Syntax, creation.Type, original ?? start);
        if (original is null)
            ObjectTracker.SetArguments(state, made, creation.Arguments, arguments);

        if (byOrdinal is not null && creation.Constructor is { } constructor)
            Follow(state, constructor.OriginalDefinition, creation.Syntax, made.Id, byOrdinal);
        return made;
    }

    /// <summary>What the getter of a property of the project gives.</summary>
    public ObjectValue? Get(FlowState state, IPropertyReferenceOperation reference, AbstractValue instance) =>
        reference.Property.GetMethod is { } getter && engine.IsSource(reference.Property) && !engine.Bodies.IsAuto(reference.Property) && engine.UnitsOfCall(getter) is [var unit]
            ? Follow(state, unit, reference.Syntax, IdOf(instance.Object), [])?.Returned
            : null;

    public ObjectValue? Call(FlowState state, IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments, AbstractValue[] byOrdinal)
    {
        var method = invocation.TargetMethod;
        if (requests.Call(state, invocation, arguments.Select(static argument => argument.Object)))
            return null;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            GiveAway(state, arguments);
            return instance.Object;
        }

        if (!engine.IsSource(method))
            return CallExternal(state, invocation, instance, arguments);

        if (engine.UnitsOfCall(method) is [var unit] && Follow(state, unit, invocation.Syntax, IdOf(instance.Object), byOrdinal) is { } result)
            return result.Returned;

        GiveAway(state, arguments.Add(instance));
        return null;
    }

    /// <summary>Notes what <c>part.Patch.Set(path, value)</c> does to a part.</summary>
    public static void Patch(FlowState state, IInvocationOperation invocation, ObjectValue? part, ImmutableArray<AbstractValue> arguments)
    {
        if (arguments.Length > 1 && arguments[0].Object is ObjectValue.Constant { Value: string path })
            ObjectTracker.Set(state, part, OpenAIRequest.PatchPrefix + path, arguments[1], invocation.Arguments[1].Value, invocation.Syntax);
    }

    private Result? Follow(FlowState state, ISymbol unit, SyntaxNode call, ObjectId? receiver, AbstractValue[] arguments)
    {
        var summary = summaries.Get(unit);
        return ReferenceEquals(summary, Summary.Unknown) || summary.Objects.IsTooLarge
            ? null
            : new Result(new ObjectCall(objects, state, call, unit, receiver, arguments, reasons => substitute(reasons, arguments, call)).Apply(summary.Objects));
    }

    /// <summary>Code that is not followed may send what it is given, and may change it afterwards.</summary>
    private void GiveAway(FlowState state, IEnumerable<AbstractValue> values)
    {
        foreach (var value in values)
        {
            requests.Leave(state, value.Object);
            if (IdOf(value.Object) is { } id && state.Find(id) is { } known)
                state.Set(id, known.Change());
        }
    }

    private ObjectValue? CallExternal(FlowState state, IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        if (method.Name == "<Clone>$")
            return ObjectTracker.Make(state, invocation.Syntax, invocation.Type, ObjectTracker.StateOf(state, instance.Object) ?? new ObjectState(invocation.Syntax, invocation.Type) { IsPartial = true });
        if (IdOf(instance.Object) is { } receiver && ObjectLists.Change(state, invocation, receiver, arguments))
            return null;
        if (method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult")
            return instance.Object;
        if (invocation.Instance is null && arguments.Length > 0 && CallExtension(state, invocation, arguments) is { } same)
            return same;

        foreach (var argument in arguments)
            requests.Send(state, argument.Object);
        return method.IsStatic && IsFactory(method) ? MakeByFactory(state, invocation, arguments) : null;
    }

    private static ObjectValue? CallExtension(FlowState state, IInvocationOperation invocation, ImmutableArray<AbstractValue> arguments)
    {
        var first = arguments[0].Object;
        if (PartTable.Default.FindMember(invocation.TargetMethod) is { } row)
            return row.Kind == PartKind.Mark ? Mark(state, invocation, row.Detail!, first, arguments) : row.Kind == PartKind.Same ? first : null;

        switch (invocation.TargetMethod.Name)
        {
            case "FromResult":
                return first;
            case "ToList" or "ToArray" or "AsReadOnly" when arguments.Length == 1 && ObjectTracker.StateOf(state, first) is { Entries: not null } list:
                return ObjectTracker.Make(state, invocation.Syntax, list.Type, list);
            default:
                return null;
        }
    }

    /// <summary>Sets the breakpoint of an object under the name that its adapter knows.</summary>
    private static ObjectValue? Mark(FlowState state, IInvocationOperation invocation, string name, ObjectValue? first, ImmutableArray<AbstractValue> arguments)
    {
        if (arguments.Length != 2 || (first ?? UnknownContent(state, invocation)) is not { } marked)
            return null;

        // Of two overloads the type of the parameter tells which one null stands for.
        var given = invocation.Arguments[1];
        var marker = arguments[1].Object is ObjectValue.Constant { Value: null } none ? arguments[1].WithObject(none with { Type = given.Parameter?.Type }) : arguments[1];
        ObjectTracker.Set(state, marked, name, marker, given.Value, invocation.Syntax);
        return marked;
    }

    /// <summary>A content that code elsewhere makes; none where it may be of a kind that cannot be marked.</summary>
    private static ObjectValue? UnknownContent(FlowState state, IInvocationOperation invocation) => invocation.Type is { } type && !(PartTable.Default.Find(type) is { Detail: "any" } row && row.Name == type.Name)
        ? ObjectTracker.Make(state, invocation.Syntax, type, new ObjectState(invocation.Syntax, type) { IsPartial = true })
        : null;

    private static bool IsFactory(IMethodSymbol method) =>
        method is { IsExtensionMethod: false, ReturnsVoid: false }
        && method.ContainingNamespace is { IsGlobalNamespace: false } space && Sdks.IsNamespace(space.ToDisplayString());

    private static ObjectValue MakeByFactory(FlowState state, IInvocationOperation invocation, ImmutableArray<AbstractValue> arguments)
    {
        var made = ObjectTracker.Make(state, invocation.Syntax, invocation.Type);
        ObjectTracker.SetArguments(state, made, invocation.Arguments, arguments);
        foreach (var argument in arguments)
        {
            if (ObjectTracker.StateOf(state, argument.Object) is { } options && PartTable.Default.Is(options.Type, PartKind.ToolOptions))
            {
                var function = state.Find(made.Id)!;
                state.Set(made.Id, function with { Slots = function.Slots.SetItems(options.Slots) });
            }
        }

        return made;
    }

    private static ObjectId? IdOf(ObjectValue? value) => (value as ObjectValue.Reference)?.Id;

    private sealed record Result(ObjectValue? Returned);
}
