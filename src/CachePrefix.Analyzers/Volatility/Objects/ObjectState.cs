using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>What the code up to one point says of an object: its members, its elements.</summary>
/// <param name="Node">The expression that makes it, or the first that reads it.</param>
/// <param name="Type">Its type.</param>
internal sealed record ObjectState(SyntaxNode Node, ITypeSymbol? Type)
{
    /// <summary>Longer lists are not followed.</summary>
    private const int MostEntries = 200;

    private static readonly ImmutableSortedDictionary<string, Slot> NoSlots = ImmutableSortedDictionary.Create<string, Slot>(StringComparer.Ordinal);

    /// <summary>Members by name, elements of dictionaries by <c>[key]</c>.</summary>
    public ImmutableSortedDictionary<string, Slot> Slots { get; init; } = NoSlots;

    /// <summary>The elements, if it is a list.</summary>
    public ImmutableArray<Entry>? Entries { get; init; }

    /// <summary>Whether code changes it in a way that is not followed.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether members that nothing here sets may have a value.</summary>
    public bool IsPartial { get; init; }

    public ObjectState Set(string name, Slot slot) => this with { Slots = Slots.SetItem(name, slot) };

    public ObjectState Change() => IsChanged ? this : this with { IsChanged = true };

    /// <summary>Adds an element. One that the same code adds again stands for those of earlier rounds from then on.</summary>
    public ObjectState Add(Entry added)
    {
        if (Entries is not { } entries || entries.Length >= MostEntries)
            return Change();

        var earlier = -1;
        for (var i = 0; i < entries.Length && earlier < 0; i++)
            earlier = entries[i].IsSameAs(added) ? i : -1;
        if (earlier >= 0)
        {
            var old = entries[earlier] with { IsEarlier = true, IsSpread = true, IsCertain = false };
            entries = entries.Any(old.IsSameAs) ? entries.RemoveAt(earlier) : entries.SetItem(earlier, old);
        }

        return this with { Entries = entries.Add(added) };
    }

    public ObjectState Join(ObjectState other)
    {
        if (ReferenceEquals(this, other))
            return this;

        var slots = JoinSlots(Slots, other.Slots);
        var entries = Entries is { } left && other.Entries is { } right ? JoinEntries(left, right) : null;
        var isChanged = IsChanged || other.IsChanged || (entries is null && (Entries ?? other.Entries) is not null);
        var isPartial = IsPartial || other.IsPartial;
        entries = isChanged ? Entries : entries;
        return ReferenceEquals(slots, Slots) && Nullable.Equals(entries, Entries) && isChanged == IsChanged && isPartial == IsPartial
            ? this
            : this with { Slots = slots, Entries = entries, IsChanged = isChanged, IsPartial = isPartial };
    }

    public bool Equals(ObjectState? other) => other is not null
        && (ReferenceEquals(this, other)
            || (ReferenceEquals(Node, other.Node) && IsChanged == other.IsChanged && IsPartial == other.IsPartial
                && HasSameSlots(other)
                && (Entries is { } entries ? other.Entries is { } others && entries.SequenceEqual(others) : other.Entries is null)));

    public override int GetHashCode() => Slots.Count;

    private bool HasSameSlots(ObjectState other)
    {
        if (ReferenceEquals(Slots, other.Slots))
            return true;
        if (Slots.Count != other.Slots.Count)
            return false;

        foreach (var slot in Slots)
        {
            if (!other.Slots.TryGetValue(slot.Key, out var value) || !value.Equals(slot.Value))
                return false;
        }

        return true;
    }

    private static ImmutableSortedDictionary<string, Slot> JoinSlots(ImmutableSortedDictionary<string, Slot> left, ImmutableSortedDictionary<string, Slot> right)
    {
        if (ReferenceEquals(left, right))
            return left;

        var joined = left;
        foreach (var slot in left)
        {
            var value = right.TryGetValue(slot.Key, out var other) ? slot.Value.Join(other) : slot.Value.Maybe();
            if (!ReferenceEquals(value, slot.Value))
                joined = joined.SetItem(slot.Key, value);
        }

        foreach (var slot in right)
        {
            if (!left.ContainsKey(slot.Key))
                joined = joined.Add(slot.Key, slot.Value.Maybe());
        }

        return joined;
    }

    /// <summary>The elements of both lists in an order that both have; <see langword="null"/> where they have none in common.</summary>
    private static ImmutableArray<Entry>? JoinEntries(ImmutableArray<Entry> left, ImmutableArray<Entry> right)
    {
        if (left.Equals(right))
            return left;

        var joined = ImmutableArray.CreateBuilder<Entry>(Math.Max(left.Length, right.Length));
        var next = 0;
        foreach (var entry in right)
        {
            var same = IndexOf(left, entry, next);
            if (same < 0)
            {
                if (IndexOf(left, entry, 0) >= 0)
                    return null;

                joined.Add(entry.Maybe());
                continue;
            }

            while (next < same)
                joined.Add(left[next++].Maybe());
            joined.Add(left[next++].Join(entry));
        }

        while (next < left.Length)
            joined.Add(left[next++].Maybe());
        if (joined.Count > MostEntries)
            return null;

        for (var i = 0; i < joined.Count; i++)
        {
            if (joined.Count != left.Length || !ReferenceEquals(joined[i], left[i]))
                return joined.ToImmutable();
        }

        return left;
    }

    private static int IndexOf(ImmutableArray<Entry> entries, Entry entry, int from)
    {
        for (var i = from; i < entries.Length; i++)
        {
            if (entries[i].IsSameAs(entry))
                return i;
        }

        return -1;
    }
}
