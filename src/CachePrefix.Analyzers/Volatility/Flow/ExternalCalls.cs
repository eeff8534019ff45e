using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Calls of methods without code in the project.</summary>
internal sealed class ExternalCalls(BodyContext body, PlaceWriter places, TextCalls text, Mutations mutations, Queries queries)
{
    private readonly Replacements _replacements = new(body);

    public AbstractValue CallExternal(IInvocationOperation invocation, Transfer transfer, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var type = method.ReturnType;
        if (body.Engine.Sources.FindSeam(method, type) is { } seam)
            return AbstractValue.Of(Taint.Of(seam, invocation.Syntax));
        if (method.Name == "GetHashCode" && arguments.IsEmpty && instance.Text is null)
            return AbstractValue.Of(new Taint(VolatilityKind.Host, invocation.Syntax, PromptText.Code(invocation.Syntax)));

        var formatted = text.FormatCall(invocation, instance, arguments);
        if (transfer is Transfer.Mutate or Transfer.Reset && Mutations.MutableReceiver(invocation) is { } target)
            return mutations.Mutate(invocation, target, transfer, instance, arguments, formatted);

        AssignOutArguments(invocation.Arguments, instance, arguments);
        if (ServiceTypes.IsService(type) && !body.Engine.IsSource(type))
            return AbstractValue.Stable;

        switch (transfer)
        {
            case Transfer.Receiver when invocation.Instance is not null:
                return instance.TaintsOnly();
            case Transfer.Entry:
                return Combine(invocation, instance, arguments).Clear(VolatilityKind.Order);
            case Transfer.Drop:
                return AbstractValue.Stable;
            case Transfer.FixedCulture:
                return AbstractValue.Stable.With(ValueTraits.FixedCulture);
            case Transfer.Opaque:
                return Opaque(invocation.Arguments, arguments);
            case Transfer.Sort:
                return queries.Sort(invocation, instance, arguments);
            case Transfer.Project or Transfer.Select:
                return queries.Query(invocation, transfer, instance, arguments);
        }

        var value = formatted ?? Combine(invocation, instance, arguments);
        if (method.Name is "Take" or "Skip" or "TakeLast" or "SkipLast" && arguments.Length == 2 && ValueSteps.IsOfTools(type))
            value = arguments[0].TaintsOnly().Add(ValueSteps.ChosenBy(arguments[1], arguments[0]));
        if (IsRemoteCall(method))
            value = ValueSteps.AsAnswer(value.Keep(ValueSteps.RequestData).TaintsOnly(), invocation.Syntax);
        if (IsLookUp(method))
            value = value.Clear(VolatilityKind.Random);
        if (transfer == Transfer.Date)
            value = value.ReduceToDate();
        if (transfer == Transfer.Invariant)
            value = value.Clear(VolatilityKind.Culture);

        return ValueSteps.DropOrderOfScalars(type, value);
    }

    /// <summary>An answer from outside the program is new content: of what was asked, only request data shows in it. A template shows what it is filled with.</summary>
    private static bool IsRemoteCall(IMethodSymbol method) =>
        IsRemote(method.Name) && method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" or "IAsyncEnumerable", TypeArguments: { IsEmpty: false } };

    /// <summary>Whether a call is named as those that ask something outside of the program.</summary>
    public static bool IsRemote(string name) => name.EndsWith("Async", StringComparison.Ordinal) && !name.StartsWith("Render", StringComparison.Ordinal);

    /// <summary>An object that code of the project finds by an id, of which nothing but the call is known: the id may be new, what it finds is not.</summary>
    private bool IsLookUp(IMethodSymbol method) =>
        body.Engine.IsSource(method)
        && !method.IsStatic
        && method.ReturnType is { SpecialType: SpecialType.None }
        && LookUpNames.Is(method.Name);

    private AbstractValue Combine(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var value = instance;
        if (invocation.Instance is { } receiver && method.Name is "GetEnumerator" or "GetAsyncEnumerator" or "ToArray" or "CopyTo" or "AsEnumerable")
            value = body.Order.AddTo(receiver, value);

        var isText = method.ContainingType.SpecialType == SpecialType.System_String || method.ContainingType.Name is "StringBuilder" or "TextWriter" or "StringWriter";
        if (invocation is { Instance: not null, TargetMethod.Name: "Replace" } && isText)
            return _replacements.Replace(invocation, instance, arguments).Without(ValueTraits.Seeded | ValueTraits.FixedCulture);

        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = invocation.Arguments[i].Value;
            var next = ValueSteps.FindLambda(argument) is not null ? arguments[i]
                : invocation.Arguments[i].Parameter?.Name == "key" ? DictionaryKeys.AsKey(arguments[i].AllTaints(), SequenceOrder.Unwrap(invocation.Instance ?? invocation.Arguments[0].Value).Type)
                : IsReadByKey(method, i, argument) ? arguments[i].AllTaints().Clear(VolatilityKind.Order)
                : body.Order.AddTo(argument, arguments[i].AllTaints());
            value = isText ? value.Append(next) : value.Beside(next);
        }

        return value.AllTaints().Without(ValueTraits.Seeded | ValueTraits.FixedCulture);
    }

    /// <summary>Whether a method takes a dictionary as such, to look entries up; one that takes a sequence or any object lists them.</summary>
    private static bool IsReadByKey(IMethodSymbol method, int position, IOperation argument) =>
        ServiceTypes.IsKeyed(SequenceOrder.Unwrap(argument).Type)
        && (method.ReducedFrom ?? method).OriginalDefinition.Parameters.ElementAtOrDefault(position)?.Type is { } declared
        && ServiceTypes.IsKeyed(declared);

    private static AbstractValue Opaque(ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> arguments)
    {
        var value = AbstractValue.Stable;
        for (var i = 0; i < arguments.Length; i++)
        {
            // What code will give when it is run is no part of what is made of it.
            if (SequenceOrder.Unwrap(operations[i].Value) is IDelegateCreationOperation)
                continue;

            value = operations[i].Value.Type?.SpecialType == SpecialType.System_String
                ? value.Append(arguments[i])
                : value.Add(arguments[i].Keep(VolatilityKind.Order));
        }

        return value.TaintsOnly();
    }

    private void AssignOutArguments(ImmutableArray<IArgumentOperation> operations, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        foreach (var operation in operations)
        {
            if (operation.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                var value = DictionaryKeys.WithoutKeys(instance).AsElement();
                for (var i = 0; i < arguments.Length; i++)
                    value = value.Add(operations[i].Parameter?.Name == "key" ? DictionaryKeys.AsKey(arguments[i].AllTaints(), operations[i].Parameter?.ContainingType) : arguments[i].AllTaints());
                places.Assign(operation.Value, value.Clear(VolatilityKind.Order), operation.Syntax, operation.Syntax);
            }
        }
    }
}
