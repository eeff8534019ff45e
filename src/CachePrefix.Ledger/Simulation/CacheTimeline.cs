using CachePrefix.Models;

namespace CachePrefix.Ledger.Simulation;

/// <summary>The prefix cache of one model over a day: when each key was last used decides what a call reads and what it writes.</summary>
internal sealed class CacheTimeline(ModelInfo model, string ttl)
{
    private readonly Dictionary<(int Level, int Key), double> _usedAt = [];
    private readonly double _seconds = LifetimeOf(model, ttl).TotalSeconds;
    private readonly bool _isLong = ttl == "1h" && model.Lifetimes.Count > 1;
    private readonly int _minimum = model.MinimumPrefixTokens ?? 0;

    /// <summary>The tokens of a call by class, for nested prefixes that end where <paramref name="ends"/> says.</summary>
    /// <param name="time">Seconds since the day began.</param>
    /// <param name="ends">The tokens up to the end of each prefix, and the key that shares it.</param>
    /// <param name="input">All tokens of the input.</param>
    /// <param name="output">Generated tokens.</param>
    public TokenUsage Send(double time, ReadOnlySpan<(long Tokens, int Key)> ends, long input, long output)
    {
        long read = 0;
        long cached = 0;
        for (var level = 0; level < ends.Length; level++)
        {
            var (tokens, key) = ends[level];
            if (tokens < _minimum || tokens == 0)
                continue;

            if (_usedAt.TryGetValue((level, key), out var used) && time - used <= _seconds)
                read = tokens;
            cached = tokens;
        }

        for (var level = 0; level < ends.Length; level++)
        {
            if (ends[level].Tokens >= _minimum)
                _usedAt[(level, ends[level].Key)] = time;
        }

        var written = cached - read;
        return new TokenUsage(input - cached, read, _isLong ? 0 : written, _isLong ? written : 0, output);
    }

    private static TimeSpan LifetimeOf(ModelInfo model, string ttl)
    {
        var named = model.Lifetimes.FirstOrDefault(lifetime => lifetime.Name == ttl);
        return named?.Duration ?? (model.Lifetimes.Count > 0 ? model.Lifetimes[0].Duration : TimeSpan.FromMinutes(5));
    }
}
