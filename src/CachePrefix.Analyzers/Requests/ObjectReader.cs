using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads objects as they are at one point of a body.</summary>
internal sealed class ObjectReader(FlowState state)
{
    private readonly Dictionary<ObjectId, RequestValue> _read = [];

    /// <summary>The objects that requests which were read hold.</summary>
    public IEnumerable<ObjectId> Sent => _read.Where(static read => read.Value.IsSent).Select(static read => read.Key);

    public RequestValue? Read(ObjectValue? value) => value switch
    {
        ObjectValue.Constant constant => new RequestValue(constant.Node, constant.Type) { Constant = constant.Value },
        ObjectValue.Named { Symbol: IParameterSymbol, Type.IsReferenceType: true } => null,
        ObjectValue.Named named => new RequestValue(named.Node, named.Type) { Member = named.Symbol },
        ObjectValue.Reference { Id: var id } => Read(id),
        _ => null,
    };

    public RequestValue? Read(ObjectId id)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_read.TryGetValue(id, out var known) || state.Find(id) is not { } found)
            return known;

        var value = new RequestValue(found.Node, found.Type)
        {
            Id = id,
            IsChanged = found.IsChanged,
            IsPartial = found.IsPartial,
            Items = found.Entries is { Length: var count } ? new List<ListItem>(count) : null,
        };
        _read.Add(id, value);
        foreach (var slot in found.Slots)
            value.Set(slot.Key, new Setting(Read(slot.Value.Value), slot.Value.Node, slot.Value.ValueNode, slot.Value.IsCertain) { Reasons = slot.Value.Reasons, Type = slot.Value.Type });
        foreach (var entry in found.Entries ?? [])
            value.Items!.Add(new ListItem(Read(entry.Value), entry.Node, entry.IsCertain, entry.IsSpread) { IsOwnState = entry.Of is { Owner.IsHome: true } });
        return value;
    }
}
