using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What a summary in terms of parameters is for the arguments of one call.</summary>
internal static class Substitution
{
    public static AbstractValue Substitute(AbstractValue value, AbstractValue[] arguments, SyntaxNode call)
    {
        var result = AbstractValue.Stable;
        foreach (var taint in value.Taints)
        {
            result = taint.IsParameter
                ? result.Add(SubstituteOne(taint, arguments).AddHop(call))
                : result.Add(taint.AddHop(call));
        }

        foreach (var member in value.Members)
            result = result.WithMember(member.Key, Substitute(member.Value, arguments, call));

        result = value.TextOnly().Add(result).CopyMembers(result);
        if (!value.Messages.IsEmpty)
            result = result.WithMessage(call);
        foreach (var trait in new[] { ValueTraits.Turn, ValueTraits.SystemMessage, ValueTraits.OwnOrder, ValueTraits.FixedCulture, ValueTraits.Seeded })
        {
            if (value.Has(trait))
                result = result.With(trait);
        }

        return result;
    }

    public static AbstractValue SubstituteOne(Taint parameter, AbstractValue[] arguments)
    {
        if (parameter.Parameter >= arguments.Length || arguments[parameter.Parameter] is not { } argument)
            return AbstractValue.Stable;

        var value = parameter.Member is { } member ? MemberOf(argument, member, null) : argument.AllTaints();
        value = value.TaintsOnly().Clear(parameter.Cleared);
        if (parameter.ToDate)
            value = value.ReduceToDate();

        if (parameter.IsAnswer)
            value = value.Map(static (taint, _) => AsAnswer(taint), 0);

        return value.Map(
            static (taint, way) => taint with
            {
                Hops = Hop.Concat(Hop.Add(taint.Hops, way.Origin), way.Hops),
                Followed = way.Followed ?? taint.Followed,
                FollowedLength = PromptText.AddLengths(way.FollowedLength, taint.FollowedLength),
                IsCondition = taint.IsCondition || way.IsCondition,
                IsOfObject = taint.IsOfObject || (way is { Member: not null, IsOfObject: true } && (taint.Kind & (VolatilityKind.CallerData | VolatilityKind.Parameter)) != 0),
                IsOfTurn = taint.IsOfTurn || way.IsOfTurn,
            },
            parameter);
    }

    /// <summary>Of what was asked about, an answer shows neither the text around it nor who it is.</summary>
    private static Taint AsAnswer(Taint taint) => taint.Apart() with
    {
        Kind = taint.Kind == VolatilityKind.Identity ? VolatilityKind.CallerData : taint.Kind,
        IsAnswer = taint.IsParameter,
    };

    public static AbstractValue[] ByOrdinal(IMethodSymbol method, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values)
    {
        var byOrdinal = new AbstractValue[method.Parameters.Length];
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].Parameter is { } parameter && parameter.Ordinal < byOrdinal.Length)
                byOrdinal[parameter.Ordinal] = values[i];
        }

        for (var i = 0; i < byOrdinal.Length; i++)
            byOrdinal[i] ??= AbstractValue.Stable;

        return byOrdinal;
    }

    /// <summary>What a member of a value holds: what was written to it, or what an object of which no member is known carries as a whole.</summary>
    public static AbstractValue MemberOf(AbstractValue owner, string member, SyntaxNode? syntax) =>
        owner.Members.TryGetValue(member, out var written) ? written : MembersOfParameters(owner.Members.IsEmpty ? owner : owner.WithoutSiblings(), member, syntax);

    public static AbstractValue MembersOfParameters(AbstractValue instance, string member, SyntaxNode? syntax) => instance.TaintsOnly().Map(
        static (taint, read) => !taint.IsParameter || taint.Member is not null ? taint
            : read.Syntax is null ? taint with { Member = read.Name }
            : taint with { Member = read.Name, Origin = read.Syntax, Source = PromptText.Code(read.Syntax) },
        (Name: member, Syntax: syntax));

    public static AbstractValue WithoutParameters(AbstractValue value) => value.Map(static (taint, _) => taint.IsParameter ? null : taint, 0);
}
