using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>What is known of a value: why it is volatile, and what its text and its shape mean for a prompt.</summary>
internal sealed class AbstractValue : IEquatable<AbstractValue>
{
    private static readonly ImmutableSortedDictionary<string, AbstractValue> NoMembers =
        ImmutableSortedDictionary.Create<string, AbstractValue>(StringComparer.Ordinal);

    /// <summary>Nothing is known against the value. Also the bottom of the lattice.</summary>
    public static readonly AbstractValue Stable = new();

    /// <summary>A collection of larger objects, or of very different ones, keeps nothing of their members.</summary>
    private const int MemberLimit = 8;

    /// <summary>Objects within objects deeper than this keep their reasons but not which member has them, so that a loop which wraps its own value settles.</summary>
    private const int DepthLimit = 4;

    /// <summary>Kinds that must not spread from one member of an object to the others.</summary>
    private const VolatilityKind OfTheMoment = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Host | VolatilityKind.MutableState;

    /// <summary>The last step added: loops add the same one again and again.</summary>
    private Hopped? _hopped;

    private int _depth = -1;

    private AbstractValue()
    {
    }

    public ImmutableArray<Taint> Taints { get; private init; } = [];

    /// <summary>The first constant text in the value, shortened; <see langword="null"/> if it has none to speak of.</summary>
    public string? Text { get; private init; }

    /// <summary>How long all constant text in the value is, as far as it is counted.</summary>
    public int TextLength { get; private init; }

    public ValueTraits Traits { get; private init; }

    /// <summary>What was written to members of the object, to a bounded depth.</summary>
    public ImmutableSortedDictionary<string, AbstractValue> Members { get; private init; } = NoMembers;

    /// <summary>The expressions that created the system messages which the value is or holds.</summary>
    public ImmutableArray<SyntaxNode> Messages { get; private init; } = [];

    /// <summary>What the value is as a part of a request. Steps keep it, joins keep it where both sides agree, and text and lists made of values lose it.</summary>
    public ObjectValue? Object { get; private init; }

    public bool IsStable => Taints.IsEmpty;

    public static AbstractValue Of(Taint taint) => new() { Taints = [taint] };

    /// <summary>Constant text.</summary>
    public static AbstractValue OfConstant(string? text) =>
        Flow.PromptText.Snippet(text) is { } snippet ? new() { Text = snippet, TextLength = Flow.PromptText.Length(text!) } : Stable;

    public bool Has(ValueTraits trait) => (Traits & trait) == trait;

    public AbstractValue With(ValueTraits trait) => Has(trait) ? this : Copy(traits: Traits | trait);

    public AbstractValue Without(ValueTraits trait) => (Traits & trait) == 0 ? this : Copy(traits: Traits & ~trait);

    public AbstractValue WithObject(ObjectValue? known) => ReferenceEquals(known, Object) ? this
        : known is null && Taints.IsEmpty && Text is null && Traits == 0 && Members.IsEmpty && Messages.IsEmpty ? Stable
        : new() { Taints = Taints, Text = Text, TextLength = TextLength, Traits = Traits, Members = Members, Messages = Messages, Object = known };

    public AbstractValue WithMember(string name, AbstractValue value) => Copy(members: Members.SetItem(name, value.Depth < DepthLimit ? value : value.Flat()));

    public AbstractValue CopyMembers(AbstractValue other) => other.Members.IsEmpty ? this : Copy(members: other.Members);

    /// <summary>The reasons of a value that goes on as it is, with its members where they have to be told apart.</summary>
    public AbstractValue AsElement()
    {
        var reasons = TaintsOnly();
        return reasons.HasKind(OfTheMoment) ? reasons.CopyMembers(this) : reasons;
    }

    public AbstractValue WithMessage(SyntaxNode node) => new() { Taints = Taints, Text = Text, TextLength = TextLength, Traits = Traits, Members = Members, Messages = [node], Object = Object };

    /// <summary>The constant text of the value and nothing else.</summary>
    public AbstractValue TextOnly() => Text is null ? Stable : new() { Text = Text, TextLength = TextLength };

    /// <summary>The value with constant text behind it that is no part of it.</summary>
    public AbstractValue FollowedBy(string? text, int length) =>
        text is null ? this : Map(static (taint, next) => taint.FollowedBy(next.Text, next.Length), (Text: text, Length: length));

    /// <summary>The same reasons and nothing else: what is left of a value that went through unknown code.</summary>
    public AbstractValue TaintsOnly() =>
        Text is null && Traits == 0 && Members.IsEmpty && Messages.IsEmpty ? WithObject(null) : new() { Taints = AllTaints().Taints };

    /// <summary>The reasons of the value and of its members, as when the whole object is turned into text.</summary>
    public AbstractValue AllTaints()
    {
        if (Members.IsEmpty)
            return this;

        var all = Taints;
        var (text, length) = (Text, TextLength);
        foreach (var member in Members)
        {
            all = TaintSet.Union(all, member.Value.Taints);
            text ??= member.Value.Text;
            length = Flow.PromptText.AddLengths(length, member.Value.TextLength);
        }

        return new AbstractValue { Taints = all, Text = text, TextLength = length, Traits = Traits, Members = Members, Messages = Messages };
    }

    /// <summary>The value on either of two ways.</summary>
    public AbstractValue Join(AbstractValue other)
    {
        if (ReferenceEquals(this, other))
            return this;

        var known = ObjectValue.Join(Object, other.Object);
        if (other.IsBottom)
            return WithObject(known);
        if (IsBottom)
            return other.WithObject(known);

        var taints = TaintSet.Union(Taints, other.Taints);
        var (text, length) = IsInsteadOf(other) ? (other.Text, other.TextLength) : other.IsInsteadOf(this) ? (Text, TextLength) : JoinTexts(other);
        var traits = ValueTraitsLattice.Join(Traits, other.Traits);
        var members = JoinMembers(Members, other.Members);
        var messages = JoinMessages(Messages, other.Messages);
        return IsMadeOf(taints, text, length, traits, members, messages)
            ? WithObject(known)
            : new AbstractValue { Taints = taints, Text = text, TextLength = length, Traits = traits, Members = members, Messages = messages, Object = known };
    }

    /// <summary>The value followed by <paramref name="next"/>, as in one text or one list.</summary>
    public AbstractValue Append(AbstractValue next)
    {
        next = next.AllTaints();
        return (next.Text is null || Flow.PromptText.IsLabel(next.Text) ? this : FollowedBy(next.Text, next.TextLength)).Beside(next);
    }

    /// <summary>The value together with <paramref name="next"/>, as what code that is not known is given.</summary>
    public AbstractValue Beside(AbstractValue next)
    {
        next = next.AllTaints();
        if (next.IsBottom && !IsBottom)
            return WithObject(null);

        var appended = new AbstractValue
        {
            Taints = TaintSet.Union(Taints, next.Taints),
            Text = Text ?? next.Text,
            TextLength = Flow.PromptText.AddLengths(TextLength, next.TextLength),
            Traits = ValueTraitsLattice.Append(Traits, next.Traits),
            Members = next.Members.Count is 0 or > MemberLimit || Members.Count > MemberLimit || !next.HasKind(OfTheMoment) ? Members : JoinMembers(Members, Flatten(next.Members)),
            Messages = JoinMessages(Messages, next.Messages),
        };
        return !IsBottom && appended.TextLength == TextLength && appended.Equals(this) ? WithObject(null) : appended;
    }

    /// <summary>What a member that nothing is known of can carry of its object: what holds for the whole, but not the moment, chance, count or process, and nothing of other members.</summary>
    public AbstractValue WithoutSiblings() => (Text is null && Traits == 0 && Members.IsEmpty && Messages.IsEmpty ? WithObject(null) : new() { Taints = Taints }).Map(
        static (taint, _) => (taint.Kind & OfTheMoment) == 0 ? taint : null, 0);

    /// <summary>One entry of a sequence.</summary>
    public AbstractValue AsEntry() => HasKind(VolatilityKind.Order)
        ? Map(static (taint, _) => (taint.Kind & VolatilityKind.Order) == 0 || taint.IsEntry ? taint : taint with { IsEntry = true }, 0)
        : this;

    /// <summary>An entry that is put beside others.</summary>
    public AbstractValue AsPart() => HasKind(VolatilityKind.Order)
        ? Map(static (taint, _) => taint.IsEntry ? taint with { IsEntry = false } : taint, 0)
        : this;

    public AbstractValue WithoutEntries() => HasKind(VolatilityKind.Order) ? Map(static (taint, _) => taint.IsEntry ? null : taint, 0) : this;

    public AbstractValue Clear(VolatilityKind kinds) =>
        Taints.IsEmpty || kinds == VolatilityKind.None ? this : Map(static (taint, mask) => taint.Clear(mask), kinds);

    public AbstractValue Keep(VolatilityKind kinds) => Clear(VolatilityKind.All & ~kinds & ~VolatilityKind.Parameter);

    public AbstractValue ReduceToDate() => Taints.IsEmpty ? this : Map(static (taint, _) => taint.ReduceToDate(), 0);

    public AbstractValue AddHop(SyntaxNode node)
    {
        if (Taints.IsEmpty)
            return this;
        if (_hopped is { } known && ReferenceEquals(known.Node, node))
            return known.Value;

        var value = Map(static (taint, hop) => taint.AddHop(hop), node);
        _hopped = new Hopped(node, value);
        return value;
    }

    public AbstractValue Add(Taint taint) => Copy(taints: TaintSet.Union(Taints, [taint]));

    public AbstractValue Add(AbstractValue other) => other.Taints.IsEmpty ? this : Copy(taints: TaintSet.Union(Taints, other.Taints));

    /// <summary>Maps each reason; those mapped to <see langword="null"/> go.</summary>
    public AbstractValue Map<TState>(Func<Taint, TState, Taint?> map, TState state)
    {
        ImmutableArray<Taint>.Builder? mapped = null;
        for (var i = 0; i < Taints.Length; i++)
        {
            var result = map(Taints[i], state);
            if (mapped is null)
            {
                if (ReferenceEquals(result, Taints[i]))
                    continue;

                mapped = ImmutableArray.CreateBuilder<Taint>(Taints.Length);
                for (var j = 0; j < i; j++)
                    mapped.Add(Taints[j]);
            }

            if (result is not null)
                mapped.Add(result);
        }

        return mapped is null ? this : Copy(taints: TaintSet.Normalize(mapped));
    }

    public bool HasKind(VolatilityKind kinds)
    {
        foreach (var taint in Taints)
        {
            if ((taint.Kind & kinds) != 0)
                return true;
        }

        return false;
    }

    public bool Equals(AbstractValue? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || Taints.Length != other.Taints.Length || Text != other.Text || Flow.PromptText.Grade(TextLength) != Flow.PromptText.Grade(other.TextLength) || Traits != other.Traits
            || Members.Count != other.Members.Count || Messages.Length != other.Messages.Length)
        {
            return false;
        }

        for (var i = 0; i < Taints.Length; i++)
        {
            if (Taint.CompareIdentity(Taints[i], other.Taints[i]) != 0 || !Taint.SameAttributes(Taints[i], other.Taints[i]))
                return false;
        }

        foreach (var member in Members)
        {
            if (!other.Members.TryGetValue(member.Key, out var value) || !value.Equals(member.Value))
                return false;
        }

        return Messages.SequenceEqual(other.Messages);
    }

    public override bool Equals(object? obj) => Equals(obj as AbstractValue);

    public override int GetHashCode() => Taints.Length;

    /// <summary>How many objects lie within one another.</summary>
    private int Depth
    {
        get
        {
            if (_depth < 0)
                _depth = Members.IsEmpty ? 0 : 1 + Members.Values.Max(static member => member.Depth);
            return _depth;
        }
    }

    private bool IsBottom => ReferenceEquals(this, Stable);

    /// <summary>Whether the value is constant text that stands for data which are missing: it is no text that others share.</summary>
    private bool IsInsteadOf(AbstractValue data) => Text is not null && Members.IsEmpty && !HoldsData && data is { HoldsData: true, Members.IsEmpty: true };

    private bool HoldsData => Taints.Any(static taint => !taint.IsCondition);

    private (string? Text, int Length) JoinTexts(AbstractValue other) =>
        (Text is null || (other.Text is not null && string.CompareOrdinal(other.Text, Text) < 0) ? other.Text : Text, Math.Max(TextLength, other.TextLength));

    private bool IsMadeOf(
        ImmutableArray<Taint> taints,
        string? text,
        int length,
        ValueTraits traits,
        ImmutableSortedDictionary<string, AbstractValue> members,
        ImmutableArray<SyntaxNode> messages) =>
        taints.Equals(Taints) && text == Text && length == TextLength && traits == Traits && ReferenceEquals(members, Members) && messages.Equals(Messages);

    private AbstractValue Copy(
        ImmutableArray<Taint>? taints = null,
        ValueTraits? traits = null,
        ImmutableSortedDictionary<string, AbstractValue>? members = null) => new()
        {
            Taints = taints ?? Taints,
            Text = Text,
            TextLength = TextLength,
            Traits = traits ?? Traits,
            Members = members ?? Members,
            Messages = Messages,
            Object = Object,
        };

    private static ImmutableSortedDictionary<string, AbstractValue> JoinMembers(
        ImmutableSortedDictionary<string, AbstractValue> left,
        ImmutableSortedDictionary<string, AbstractValue> right)
    {
        if (ReferenceEquals(left, right) || right.IsEmpty)
            return left;

        foreach (var member in right)
        {
            if (!left.TryGetValue(member.Key, out var value))
                left = left.Add(member.Key, member.Value);
            else if (value.Join(member.Value) is var joined && !ReferenceEquals(joined, value))
                left = left.SetItem(member.Key, joined);
        }

        return left;
    }

    /// <summary>The members of an element without their own: one level is kept, so that joins terminate.</summary>
    private static ImmutableSortedDictionary<string, AbstractValue> Flatten(ImmutableSortedDictionary<string, AbstractValue> members)
    {
        foreach (var member in members)
        {
            if (!member.Value.Members.IsEmpty)
                members = members.SetItem(member.Key, member.Value.AllTaints().Copy(members: NoMembers));
        }

        return members;
    }

    /// <summary>The value without members, with the reasons of all that lie within it, as when it is a part of a request.</summary>
    public AbstractValue Flat()
    {
        if (Members.IsEmpty)
            return this;

        var taints = Taints;
        var (text, length) = (Text, TextLength);
        foreach (var member in Members)
        {
            var flat = member.Value.Flat();
            taints = TaintSet.Union(taints, flat.Taints);
            text ??= flat.Text;
            length = Flow.PromptText.AddLengths(length, flat.TextLength);
        }

        return new AbstractValue { Taints = taints, Text = text, TextLength = length, Traits = Traits, Messages = Messages };
    }

    private static ImmutableArray<SyntaxNode> JoinMessages(ImmutableArray<SyntaxNode> left, ImmutableArray<SyntaxNode> right)
    {
        foreach (var node in right)
        {
            if (!left.Contains(node))
                left = left.Add(node).Sort(SyntaxOrder.Compare);
        }

        return left;
    }

    private sealed record Hopped(SyntaxNode Node, AbstractValue Value);
}
