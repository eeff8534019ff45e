using CachePrefix.Analyzers.Volatility.Lattice;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>The values of all places at one point of a body. Copied only when a shared one is written to.</summary>
internal sealed class FlowState
{
    private Dictionary<StateKey, AbstractValue> _values = [];
    private bool _shared;

    public AbstractValue? Find(StateKey key) => _values.TryGetValue(key, out var value) ? value : null;

    public void Set(StateKey key, AbstractValue value)
    {
        if (_values.TryGetValue(key, out var known) && ReferenceEquals(known, value))
            return;

        if (_shared)
        {
            _values = new Dictionary<StateKey, AbstractValue>(_values);
            _shared = false;
        }

        _values[key] = value;
    }

    public FlowState Fork()
    {
        _shared = true;
        return new FlowState { _values = _values, _shared = true };
    }

    /// <summary>A copy without the temporaries of this graph, for the graph of a lambda or local function.</summary>
    public FlowState ForkForNested()
    {
        var nested = new FlowState();
        foreach (var entry in _values)
        {
            if (!entry.Key.IsCapture)
                nested._values.Add(entry.Key, entry.Value);
        }

        return nested;
    }

    /// <summary>Joins <paramref name="other"/> into this state and says whether anything changed.</summary>
    public bool Join(FlowState other)
    {
        if (ReferenceEquals(_values, other._values))
            return false;

        var changed = false;
        foreach (var entry in other._values)
        {
            var known = Find(entry.Key);
            var joined = known is null ? entry.Value : known.Join(entry.Value);
            if (known is not null && joined.Equals(known))
                continue;

            Set(entry.Key, joined);
            changed = true;
        }

        return changed;
    }

    /// <summary>Takes over what a nested body did to places that exist here.</summary>
    public void JoinNested(FlowState nested)
    {
        foreach (var entry in nested._values)
        {
            if (!entry.Key.IsCapture && Find(entry.Key) is { } known)
                Set(entry.Key, known.Join(entry.Value));
        }
    }
}
