using System.Collections.Concurrent;

namespace CachePrefix.Resilience;

/// <summary>The prefixes in one endpoint's cache, as the usage of its answers told.</summary>
internal sealed class WarmPrefixes
{
    private const int MostPrefixes = 10_000;

    private readonly ConcurrentDictionary<ulong, (long Tokens, DateTimeOffset Until)> _prefixes = new();

    /// <summary>Takes note of the tokens that an answer read from the cache or wrote to it.</summary>
    public void Remember(ulong prefix, long tokens, DateTimeOffset now, TimeSpan lifetime)
    {
        if (tokens <= 0)
            return;
        if (_prefixes.Count >= MostPrefixes && !_prefixes.ContainsKey(prefix))
            Shrink(now);
        _prefixes[prefix] = (tokens, now + lifetime);
    }

    /// <summary>The tokens of a prefix that are warm; 0 for one that is not.</summary>
    public long TokensOf(ulong prefix, DateTimeOffset now) => _prefixes.TryGetValue(prefix, out var warm) && warm.Until > now ? warm.Tokens : 0;

    private void Shrink(DateTimeOffset now)
    {
        foreach (var (prefix, warm) in _prefixes)
        {
            if (warm.Until <= now)
                _prefixes.TryRemove(prefix, out _);
        }

        if (_prefixes.Count >= MostPrefixes)
            _prefixes.Clear();
    }
}
