using CachePrefix.Analyzers.Volatility.Lattice;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>The values of all places at one point of a body. States share what they have in common.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<StateKey, int> _numbers;
    private PersistentMap<AbstractValue>? _values;
    private PersistentMap<AbstractValue>? _captures;

    public FlowState()
        : this([], null, null)
    {
    }

    private FlowState(Dictionary<StateKey, int> numbers, PersistentMap<AbstractValue>? values, PersistentMap<AbstractValue>? captures) =>
        (_numbers, _values, _captures) = (numbers, values, captures);

    public AbstractValue? Find(StateKey key) => PersistentMap<AbstractValue>.Find(key.IsCapture ? _captures : _values, NumberOf(key));

    public void Set(StateKey key, AbstractValue value)
    {
        if (key.IsCapture)
            _captures = PersistentMap<AbstractValue>.Set(_captures, NumberOf(key), value);
        else
            _values = PersistentMap<AbstractValue>.Set(_values, NumberOf(key), value);
    }

    public FlowState Fork() => new(_numbers, _values, _captures);

    /// <summary>A copy without the temporaries of this graph, for the graph of a lambda or local function.</summary>
    public FlowState ForkForNested() => new(_numbers, _values, null);

    /// <summary>Joins this state into the input of a block and says whether anything changed.</summary>
    public bool FlowInto(ref FlowState? input)
    {
        if (input is not null)
            return input.Join(this);

        input = Fork();
        return true;
    }

    /// <summary>Joins <paramref name="other"/> into this state and says whether anything changed.</summary>
    public bool Join(FlowState other)
    {
        var (values, captures) = (_values, _captures);
        _values = PersistentMap<AbstractValue>.Merge(values, other._values, Combine);
        _captures = PersistentMap<AbstractValue>.Merge(captures, other._captures, Combine);
        return !ReferenceEquals(values, _values) || !ReferenceEquals(captures, _captures);
    }

    /// <summary>Takes over what a nested body did to places that exist here.</summary>
    public void JoinNested(FlowState nested) => _values = PersistentMap<AbstractValue>.MergeKnown(_values, nested._values, Combine);

    private static AbstractValue Combine(AbstractValue left, AbstractValue right) => left.Join(right);

    /// <summary>The number of a place, given in the order of first use and shared by all states of a body.</summary>
    private int NumberOf(StateKey key)
    {
        if (!_numbers.TryGetValue(key, out var number))
            _numbers.Add(key, number = _numbers.Count);

        return number;
    }
}
