using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>
/// What reaches the handlers of guarded blocks: an exception may leave a block before and after its operations. The states are joined only
/// when the guarded code has settled, because joining them after each of its rounds would cost more than the rounds.
/// </summary>
internal sealed class HandlerInputs
{
    /// <summary>By the first block of a handler, the states that its input does not have yet, by the block that they leave.</summary>
    private readonly SortedDictionary<int, SortedDictionary<int, FlowState>> _waiting = [];

    /// <summary>The states in which guarded code is entered; those between its blocks are what the blocks leave.</summary>
    public void Enter(BasicBlock block, FlowState state)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.FirstBlockOrdinal == block.Ordinal)
                Add(region, -1 - block.Ordinal, state);
        }
    }

    public void Leave(BasicBlock block, FlowState state)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
                Add(region, block.Ordinal, state);
        }
    }

    /// <summary>Takes the lowest block that has something to do, with all that reaches it; <see langword="null"/> if none has.</summary>
    public int? TakeNext(SortedSet<int> pending, FlowState?[] inputs)
    {
        while (_waiting.Count > 0)
        {
            var handler = _waiting.First();
            if (pending.Count > 0 && pending.Min < handler.Key)
                break;

            _waiting.Remove(handler.Key);
            var isChanged = false;
            foreach (var state in handler.Value.Values)
                isChanged |= state.FlowInto(ref inputs[handler.Key]);
            if (isChanged)
                pending.Add(handler.Key);
        }

        if (pending.Count == 0)
            return null;

        var next = pending.Min;
        pending.Remove(next);
        return next;
    }

    private void Add(ControlFlowRegion guarded, int source, FlowState state)
    {
        foreach (var handler in guarded.EnclosingRegion?.NestedRegions ?? [])
        {
            if (handler.Kind == ControlFlowRegionKind.Try)
                continue;
            if (!_waiting.TryGetValue(handler.FirstBlockOrdinal, out var states))
                _waiting.Add(handler.FirstBlockOrdinal, states = []);

            // Of a block that ran again only the last state counts: it holds what the earlier ones did.
            states[source] = state.Fork();
        }
    }
}
