using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>Does to the objects of a body what a call does to them, and gives what it returns.</summary>
internal sealed class ObjectCall
{
    private readonly Dictionary<ObjectId, ObjectId?> _ids = [];
    private readonly ObjectTracker? _tracker;
    private readonly FlowState _state;
    private readonly SyntaxNode? _call;
    private readonly ISymbol? _callee;
    private readonly ObjectId? _receiver;
    private readonly AbstractValue[] _arguments;
    private readonly Func<AbstractValue, AbstractValue> _substitute;

    public ObjectCall(ObjectTracker? tracker, FlowState state, SyntaxNode? call, ISymbol? callee, ObjectId? receiver, AbstractValue[] arguments, Func<AbstractValue, AbstractValue> substitute) =>
        (_tracker, _state, _call, _callee, _receiver, _arguments, _substitute) = (tracker, state, call, callee, receiver, arguments, substitute);

    /// <summary>Makes the objects of a stored member known, once for each object that holds it.</summary>
    public static ObjectCall OfStored(FlowState state, ObjectSummary summary, SyntaxNode? owner)
    {
        var call = new ObjectCall(null, state, owner, null, null, [], static reasons => reasons);
        foreach (var (id, made) in summary.Objects)
        {
            if (!id.IsGiven && call.Map(id) is { } own && state.Find(own) is null)
                state.Set(own, call.Translate(made));
        }

        return call;
    }

    public ObjectValue? Apply(ObjectSummary summary)
    {
        foreach (var (id, after) in summary.Objects)
        {
            if (Map(id) is not { } own)
                continue;
            if (!id.IsGiven)
                _state.Set(own, Translate(after));
            else if (_state.Find(own) is { } before)
                _state.Set(own, Overlay(id, before, after));
        }

        return Translate(summary.Returned);
    }

    public ObjectValue? Translate(ObjectValue? value) => value switch
    {
        ObjectValue.Reference { Id: var id } => Map(id) is { } own ? new ObjectValue.Reference(own) : null,
        ObjectValue.Named { Symbol: IParameterSymbol parameter } => ArgumentOf(parameter)?.Object,
        _ => value,
    };

    private ObjectState Translate(ObjectState made) => made with
    {
        Slots = made.Slots.ToImmutableSortedDictionary(static slot => slot.Key, slot => Translate(slot.Value), StringComparer.Ordinal),
        Entries = made.Entries is { } entries ? Splice(entries, null, []) : null,
    };

    private Slot Translate(Slot slot) => slot with { Value = Translate(slot.Value), Reasons = _substitute(slot.Reasons) };

    /// <summary>What the caller's object is after the call.</summary>
    private ObjectState Overlay(ObjectId id, ObjectState before, ObjectState after)
    {
        var result = before;
        foreach (var slot in after.Slots)
        {
            if (slot.Value.Value is ObjectValue.Reference { Id: { Owner: { } owner } child } && owner.Equals(id) && child.IsGiven)
                continue;

            var set = Translate(slot.Value);
            if (!set.IsCertain && before.Slots.TryGetValue(slot.Key, out var known))
                set = set with { Value = ObjectValue.Join(known.Value, set.Value), Reasons = known.Reasons.Join(set.Reasons), IsCertain = known.IsCertain };
            result = result.Set(slot.Key, set);
        }

        if (after.IsChanged)
            return result.Change();
        if (after.Entries is not { } entries || entries is [{ Of: { } of, IsCertain: true, IsEarlier: false }] && of.Equals(id))
            return result;
        if (before.Entries is not { } given || entries.Count(entry => id.Equals(entry.Of)) != 1)
            return result.Change();
        if (!id.Equals(entries[0].Of) || entries[0] is { IsCertain: false } or { IsEarlier: true })
            return Splice(entries, id, given) is var spliced && HasTwice(spliced) ? result.Change() : result with { Entries = spliced };

        // Most callees add at the end.
        foreach (var entry in Splice(entries.RemoveAt(0), null, []))
            result = result.Add(entry);
        return result;
    }

    private static bool HasTwice(ImmutableArray<Entry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].IsSameAs(entries[j]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Puts the caller's elements in where the callee has only the list that it was given.</summary>
    private ImmutableArray<Entry> Splice(ImmutableArray<Entry> entries, ObjectId? id, ImmutableArray<Entry> given)
    {
        var spliced = ImmutableArray.CreateBuilder<Entry>(entries.Length);
        foreach (var entry in entries)
        {
            var own = entry.Of is { } of ? Map(of) : null;
            var inner = entry.Of is null ? null : entry.Of.Equals(id) ? given : own is not null && _state.Find(own) is { IsChanged: false, Entries: { } known } ? known : default(ImmutableArray<Entry>?);
            if (inner is { } elements)
                spliced.AddRange(elements.Select(element => entry.IsCertain && !entry.IsEarlier ? element : element.Maybe()));
            else
                spliced.Add(entry with { Value = Translate(entry.Value), Of = own, Path = _call is null ? entry.Path : CallPath.Add(entry.Path, _call) ?? entry.Path });
        }

        return spliced.ToImmutable();
    }

    private ObjectId? Map(ObjectId id)
    {
        if (!_ids.TryGetValue(id, out var own))
            _ids[id] = own = Find(id);

        return own;
    }

    private ObjectId? Find(ObjectId id)
    {
        if (id.Owner is { } owner)
        {
            if (Map(owner) is not { } known)
                return null;
            if (!owner.IsGiven)
                return id with { Owner = known };

            var type = id.Symbol switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
            return type is not null && _call is not null && _tracker?.Member(_state, known, id.Symbol!, type, _call) is ObjectValue.Reference member ? member.Id : null;
        }

        if (id.Node is not null)
            return _call is null ? id : id.Through(_call);

        return id.Symbol switch
        {
            IParameterSymbol parameter => (ArgumentOf(parameter)?.Object as ObjectValue.Reference)?.Id,
            _ => _receiver,
        };
    }

    private AbstractValue? ArgumentOf(IParameterSymbol parameter) => parameter.Ordinal < _arguments.Length && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _callee)
        ? _arguments[parameter.Ordinal]
        : null;
}
