using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>One reason why a value is volatile, where it comes from and how it got here.</summary>
/// <remarks>
/// Identity is kind, granularity, origin and, for a parameter, what is asked of it. The remaining properties are attributes that
/// <see cref="Merge"/> moves in one direction only, so that joins terminate.
/// </remarks>
internal sealed record Taint(VolatilityKind Kind, SyntaxNode Origin, string Source)
{
    public const int NoParameter = -1;

    public Granularity Granularity { get; init; }

    /// <summary>The ordinal of the parameter that flows in, for <see cref="VolatilityKind.Parameter"/>.</summary>
    public int Parameter { get; init; } = NoParameter;

    /// <summary>The member of the parameter that flows in, or <see langword="null"/> for the whole.</summary>
    public string? Member { get; init; }

    /// <summary>What is removed from the argument on the way.</summary>
    public VolatilityKind Cleared { get; init; }

    /// <summary>Whether the argument's clock values are reduced to a date on the way.</summary>
    public bool ToDate { get; init; }

    /// <summary>The constant text that follows, or <see langword="null"/> if none does.</summary>
    public string? Followed { get; init; }

    /// <summary>How long all constant text is that follows, as far as it is counted.</summary>
    public int FollowedLength { get; init; }

    /// <summary>Whether the value only decides which text is chosen.</summary>
    public bool IsCondition { get; init; }

    /// <summary>Whether it was given when the object was made: perhaps data of a request, perhaps configuration.</summary>
    public bool IsOfObject { get; init; }

    /// <summary>Whether it is the order of a sequence of which the value is one entry: it shows only once entries are put together.</summary>
    public bool IsEntry { get; init; }

    /// <summary>Whether a parameter shows only in an answer to a question about it.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Whether it changes with each turn of a conversation whose earlier turns follow it.</summary>
    public bool IsOfTurn { get; init; }

    public Hop? Hops { get; init; }

    /// <summary>What a row says of the value of an expression.</summary>
    public static Taint Of(SourceRow row, SyntaxNode syntax) => new(row.Kind, syntax, Flow.PromptText.Code(syntax)) { Granularity = row.Granularity };

    public bool IsParameter => Kind == VolatilityKind.Parameter;

    /// <summary>Whether the reason alone makes text volatile. Such reasons go first, so that data of callers never takes their place where there are many.</summary>
    private bool IsSure => (Kind & (VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Declared)) != 0;

    public static int CompareIdentity(Taint left, Taint right)
    {
        var order = right.IsSure.CompareTo(left.IsSure);
        if (order == 0)
            order = SyntaxOrder.Compare(left.Origin, right.Origin);
        if (order == 0)
            order = ((int)left.Kind).CompareTo((int)right.Kind);
        if (order == 0)
            order = ((int)left.Granularity).CompareTo((int)right.Granularity);
        if (order == 0)
            order = left.Parameter.CompareTo(right.Parameter);
        if (order == 0)
            order = string.CompareOrdinal(left.Member, right.Member);
        if (order == 0)
            order = ((int)left.Cleared).CompareTo((int)right.Cleared);
        return order == 0 ? left.ToDate.CompareTo(right.ToDate) : order;
    }

    public static Taint Merge(Taint left, Taint right)
    {
        if (ReferenceEquals(left, right))
            return left;

        var hops = Hop.Compare(left.Hops, right.Hops) <= 0 ? left.Hops : right.Hops;
        var followed = Smaller(left.Followed, right.Followed);
        var length = Math.Max(left.FollowedLength, right.FollowedLength);
        var isCondition = left.IsCondition && right.IsCondition;
        var isOfObject = left.IsOfObject && right.IsOfObject;
        var isEntry = left.IsEntry && right.IsEntry;
        var isAnswer = left.IsAnswer && right.IsAnswer;
        var isOfTurn = left.IsOfTurn || right.IsOfTurn;
        return ReferenceEquals(hops, left.Hops) && followed == left.Followed && length == left.FollowedLength && isCondition == left.IsCondition && isOfObject == left.IsOfObject && isEntry == left.IsEntry && isAnswer == left.IsAnswer && isOfTurn == left.IsOfTurn
            ? left
            : left with { Hops = hops, Followed = followed, FollowedLength = length, IsCondition = isCondition, IsOfObject = isOfObject, IsEntry = isEntry, IsAnswer = isAnswer, IsOfTurn = isOfTurn };
    }

    /// <summary>Whether <see cref="Merge"/> with a taint of the same identity changes nothing that a join has to go on for.</summary>
    public bool Absorbs(Taint other) => ReferenceEquals(this, other)
        || ((Followed is not null || other.Followed is null) && FollowedLength >= other.FollowedLength && (!IsCondition || other.IsCondition) && (!IsOfObject || other.IsOfObject) && (!IsEntry || other.IsEntry) && (!IsAnswer || other.IsAnswer) && (IsOfTurn || !other.IsOfTurn));

    /// <summary>Whether a join has to go on. Ways are left out: the first one found is as good, and of lengths the grade is enough.</summary>
    public static bool SameAttributes(Taint left, Taint right) =>
        ReferenceEquals(left, right) || (left.Followed is null == right.Followed is null && Flow.PromptText.Grade(left.FollowedLength) == Flow.PromptText.Grade(right.FollowedLength) && left.IsCondition == right.IsCondition && left.IsOfObject == right.IsOfObject && left.IsEntry == right.IsEntry && left.IsAnswer == right.IsAnswer && left.IsOfTurn == right.IsOfTurn);

    /// <summary>The reason with constant text behind it; the first text is the one that is quoted.</summary>
    public Taint FollowedBy(string? text, int length)
    {
        var all = Flow.PromptText.AddLengths(FollowedLength, length);
        return text is null || (Followed is not null && all == FollowedLength) ? this : this with { Followed = Followed ?? text, FollowedLength = all };
    }

    /// <summary>The reason of what is new content, not a part of the text that it was made of.</summary>
    public Taint Apart() => Followed is null ? this : this with { Followed = null, FollowedLength = 0 };

    public Taint AddHop(SyntaxNode node)
    {
        var hops = Hop.Add(Hops, node);
        return ReferenceEquals(hops, Hops) ? this : this with { Hops = hops };
    }

    /// <summary>The taint without <paramref name="kinds"/>, or <see langword="null"/> if nothing remains.</summary>
    public Taint? Clear(VolatilityKind kinds)
    {
        if (IsParameter)
            return (Cleared | kinds) == Cleared ? this : this with { Cleared = Cleared | kinds };

        return (Kind & kinds) != 0 ? null : this;
    }

    public Taint ReduceToDate()
    {
        if (IsParameter)
            return ToDate ? this : this with { ToDate = true };

        return Kind == VolatilityKind.Clock && Granularity != Granularity.Day ? this with { Granularity = Granularity.Day } : this;
    }

    private static string? Smaller(string? left, string? right) =>
        left is null ? right : right is null || string.CompareOrdinal(left, right) <= 0 ? left : right;
}
