namespace CachePrefix;

public sealed partial class PrefixWarmth
{
    /// <summary>The last time that something was told to other machines; tests wait for it.</summary>
    internal Task Published { get; private set; } = Task.CompletedTask;

    /// <summary>Learns what other machines know of a request.</summary>
    internal async ValueTask LoadAsync(RequestPrefix prefix, CancellationToken cancellationToken)
    {
        if (_shared is null)
            return;

        var known = await _shared.LoadAsync(KeysOf(prefix), cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            foreach (var (cache, key, entry) in known)
                Join(cache, key, entry);
        }
    }

    private void Publish(RequestPrefix prefix, long now)
    {
        if (_shared is null)
            return;

        var before = new List<SharedPrefix>();
        var conversation = new List<SharedPrefix>();
        lock (_lock)
        {
            foreach (var cache in _facts.Keys)
            {
                for (var i = 0; i < prefix.Points.Length; i++)
                {
                    if (_entries.TryGetValue((cache, prefix.Points[i].Key), out var entry))
                        (i < prefix.Stable ? before : conversation).Add(new SharedPrefix(cache, prefix.Points[i].Key, entry));
                }
            }
        }

        var keys = KeysOf(prefix);
        Published = Task.WhenAll(
            prefix.Stable > 0 ? _shared.PublishAsync(keys[0], before, now) : Task.CompletedTask,
            prefix.Stable < prefix.Points.Length ? _shared.PublishAsync(keys[^1], conversation, now) : Task.CompletedTask);
    }

    /// <summary>The end of what lies before the conversation, and the end of the conversation's first message.</summary>
    private static List<UInt128> KeysOf(RequestPrefix prefix)
    {
        var keys = new List<UInt128>(2);
        if (prefix.Stable > 0)
            keys.Add(prefix.Points[prefix.Stable - 1].Key);
        if (prefix.Stable < prefix.Points.Length)
            keys.Add(prefix.Points[prefix.Stable].Key);
        return keys;
    }
}
