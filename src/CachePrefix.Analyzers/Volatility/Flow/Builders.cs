using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Objects of the project that gather text call by call and give it in the end: what one of them was given is not what others hold.</summary>
internal sealed class Builders(BodyContext body, PlaceWriter places)
{
    private const VolatilityKind Gathered = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Host;

    /// <summary>
    /// What is the matter with the moment, by chance or in the process and kept by a call that gives the object itself, or in a member that is text
    /// in the making, shows in the text that a later call on the object gives.
    /// </summary>
    public AbstractValue CallBuilder(IInvocationOperation invocation, ImmutableArray<ISymbol> units, AbstractValue[] arguments, AbstractValue instance, AbstractValue result)
    {
        if (invocation.Instance is null)
            return result;

        var method = invocation.TargetMethod;
        var isFluent = IsFluent(method);
        var isOwn = IsOwn(invocation);
        var builder = AbstractValue.Stable.CopyMembers(instance);
        foreach (var write in units.SelectMany(unit => body.Summaries.Get(unit).Writes))
        {
            if (write.Key.IsStatic || !(isFluent || TextTypes.IsTextBuilder(TypeOf(write.Key))))
                continue;

            var written = Substitution.Substitute(write.Value, arguments, invocation.Syntax).AllTaints().Keep(Gathered);
            if (isOwn && written.HasKind(Gathered | VolatilityKind.Parameter))
                body.Summary.AddWrite(write.Key, written);
            else if (written.HasKind(Gathered))
                builder = builder.WithMember(write.Key.Name, builder.Members.TryGetValue(write.Key.Name, out var known) ? known.Append(written) : written);
        }

        if (isOwn)
            return result;
        if (!ReferenceEquals(builder.Members, instance.Members))
            places.UpdateRoot(invocation.Instance, known => AbstractValue.Stable.Join(known).CopyMembers(builder));
        if (isFluent)
            return result.CopyMembers(builder);
        if (method.ReturnType.SpecialType != SpecialType.System_String || builder.Members.IsEmpty)
            return result;

        foreach (var member in builder.Members)
        {
            if (method.ContainingType.GetMembers(member.Key) is [IFieldSymbol or IPropertySymbol, ..] && member.Value.HasKind(Gathered) && IsGatheredIn(method.ContainingType, member.Key))
                result = result.Append(member.Value.TaintsOnly().Keep(Gathered).AddHop(invocation.Syntax));
        }

        return result;
    }

    /// <summary>Whether a call, or the first of a chain of calls, is made on the object whose code it is in: what is kept there, that code keeps.</summary>
    private bool IsOwn(IInvocationOperation invocation) => body.Captures.Receiver(invocation) switch
    {
        IInstanceReferenceOperation => true,
        IInvocationOperation before => IsFluent(before.TargetMethod) && IsOwn(before),
        _ => false,
    };

    /// <summary>Whether a method gives the object that it is called on.</summary>
    private static bool IsFluent(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, method.ContainingType.OriginalDefinition)
        || method.ContainingType.AllInterfaces.Contains(method.ReturnType, SymbolEqualityComparer.Default);

    /// <summary>Whether a member is text in the making, or of a type that is made to be filled call by call.</summary>
    private static bool IsGatheredIn(INamedTypeSymbol type, string member) =>
        type.GetMembers(member).Any(static symbol => TextTypes.IsTextBuilder(TypeOf(symbol)))
        || type.GetMembers().OfType<IMethodSymbol>().Any(static method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false } && IsFluent(method));

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
}
