using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>
/// The values of all places at one point of a body, and the objects that they refer to. States share what they have in common. Which object a
/// place holds is known only where it is the same on every way; the objects themselves are what any way made of them.
/// </summary>
internal sealed class FlowState
{
    private readonly Numbers _numbers;
    private PersistentMap<AbstractValue>? _values;
    private PersistentMap<AbstractValue>? _captures;
    private PersistentMap<ObjectValue>? _held;
    private PersistentMap<ObjectState>? _objects;

    public FlowState() => _numbers = new Numbers();

    private FlowState(FlowState other, PersistentMap<AbstractValue>? captures) =>
        (_numbers, _values, _captures, _held, _objects) = (other._numbers, other._values, captures, other._held, other._objects);

    /// <summary>The objects that are made or changed here, in the order in which they were first seen in the body.</summary>
    public IEnumerable<(ObjectId Id, ObjectState State)> Objects
    {
        get
        {
            foreach (var id in _numbers.Objects)
            {
                if (PersistentMap<ObjectState>.Find(_objects, _numbers.Of(id)) is { } state)
                    yield return (id, state);
            }
        }
    }

    public AbstractValue? Find(StateKey key)
    {
        var number = _numbers.Of(key);
        return PersistentMap<AbstractValue>.Find(key.IsCapture ? _captures : _values, number)?.WithObject(PersistentMap<ObjectValue>.Find(_held, number));
    }

    public void Set(StateKey key, AbstractValue value)
    {
        var number = _numbers.Of(key);
        _held = value.Object is { } held ? PersistentMap<ObjectValue>.Set(_held, number, held) : PersistentMap<ObjectValue>.Remove(_held, number);
        SetValue(key, number, value);
    }

    /// <summary>Changes what is known of a value that stays the same object.</summary>
    public void Update(StateKey key, AbstractValue value) => SetValue(key, _numbers.Of(key), value);

    public ObjectState? Find(ObjectId id)
    {
        var number = _numbers.Of(id);
        return PersistentMap<ObjectState>.Find(_objects, number) ?? _numbers.InitialOf(number);
    }

    /// <summary>Makes an object known that was there before the body, wherever the body first sees it.</summary>
    public void Give(ObjectId id, ObjectState initial) => _numbers.Give(id, initial);

    public void Set(ObjectId id, ObjectState state) => _objects = PersistentMap<ObjectState>.Set(_objects, _numbers.Of(id), state);

    public FlowState Fork() => new(this, _captures);

    /// <summary>A copy without the temporaries of this graph, for the graph of a lambda or local function.</summary>
    public FlowState ForkForNested() => new(this, null);

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
        var (values, captures, held, objects) = (_values, _captures, _held, _objects);
        _values = PersistentMap<AbstractValue>.Merge(values, other._values, Combine);
        _captures = PersistentMap<AbstractValue>.Merge(captures, other._captures, Combine);
        _held = PersistentMap<ObjectValue>.Intersect(held, other._held, ObjectValue.Join);
        _objects = MergeObjects(objects, other._objects);
        return !ReferenceEquals(values, _values) || !ReferenceEquals(captures, _captures) || !ReferenceEquals(held, _held) || !ReferenceEquals(objects, _objects);
    }

    /// <summary>Takes over what a nested body did to places that exist here.</summary>
    /// <param name="nested">The state at its end.</param>
    /// <param name="isCall">Whether it ran, and ran once.</param>
    public void JoinNested(FlowState nested, bool isCall)
    {
        _values = PersistentMap<AbstractValue>.MergeKnown(_values, nested._values, Combine);
        _held = PersistentMap<ObjectValue>.Intersect(_held, nested._held, isCall ? static (_, after) => after : ObjectValue.Join);
        _objects = isCall ? nested._objects : MergeObjects(_objects, nested._objects);
    }

    /// <summary>Where only one way knows an object, the other has not made it, or has left it as it was given.</summary>
    private PersistentMap<ObjectState>? MergeObjects(PersistentMap<ObjectState>? left, PersistentMap<ObjectState>? right)
    {
        if (ReferenceEquals(left, right))
            return left;

        var merged = PersistentMap<ObjectState>.Merge(left, right, Combine);
        foreach (var given in _numbers.Given)
        {
            var (number, initial) = (given.Key, given.Value);
            var (first, second) = (PersistentMap<ObjectState>.Find(left, number), PersistentMap<ObjectState>.Find(right, number));
            if (first is null != second is null && (first ?? initial).Join(second ?? initial) is var joined && !ReferenceEquals(joined, first))
                merged = PersistentMap<ObjectState>.Set(merged, number, joined);
        }

        return merged;
    }

    private static AbstractValue Combine(AbstractValue left, AbstractValue right) => left.Join(right);

    private static ObjectState Combine(ObjectState left, ObjectState right) => left.Join(right);

    private void SetValue(StateKey key, int number, AbstractValue value)
    {
        value = value.WithObject(null);
        if (key.IsCapture)
            _captures = PersistentMap<AbstractValue>.Set(_captures, number, value);
        else
            _values = PersistentMap<AbstractValue>.Set(_values, number, value);
    }

    /// <summary>The numbers of places and of objects, given in the order of first use and shared by all states of a body.</summary>
    private sealed class Numbers
    {
        private readonly Dictionary<StateKey, int> _places = [];
        private readonly Dictionary<ObjectId, int> _objects = [];

        private readonly Dictionary<int, ObjectState> _given = [];

        public List<ObjectId> Objects { get; } = [];

        public IEnumerable<KeyValuePair<int, ObjectState>> Given => _given;

        public ObjectState? InitialOf(int number) => _given.TryGetValue(number, out var initial) ? initial : null;

        public void Give(ObjectId id, ObjectState initial)
        {
            var number = Of(id);
            if (!_given.ContainsKey(number))
                _given.Add(number, initial);
        }

        public int Of(StateKey key)
        {
            if (!_places.TryGetValue(key, out var number))
                _places.Add(key, number = _places.Count);

            return number;
        }

        public int Of(ObjectId id)
        {
            if (!_objects.TryGetValue(id, out var number))
            {
                _objects.Add(id, number = _objects.Count);
                Objects.Add(id);
            }

            return number;
        }
    }
}
