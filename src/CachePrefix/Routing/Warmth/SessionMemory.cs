namespace CachePrefix;

/// <summary>Where conversations stand, by the key of what has been said in them or of their id.</summary>
internal sealed class SessionMemory(int capacity)
{
    private readonly object _lock = new();
    private readonly Dictionary<UInt128, SessionState> _states = [];

    public SessionState? Find(UInt128 key)
    {
        lock (_lock)
            return _states.GetValueOrDefault(key);
    }

    /// <summary>Sets a state; one of a later turn stays.</summary>
    public void Set(UInt128 key, SessionState state)
    {
        lock (_lock)
        {
            if (_states.TryGetValue(key, out var known) && known.At > state.At)
                return;

            _states[key] = state;
            if (_states.Count > capacity)
                Forget();
        }
    }

    private void Forget()
    {
        foreach (var (key, _) in _states.OrderBy(static state => state.Value.At).Take(_states.Count - capacity + (capacity / 8)).ToList())
            _states.Remove(key);
    }
}
