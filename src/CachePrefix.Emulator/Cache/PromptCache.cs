using CachePrefix.Models;

namespace CachePrefix.Emulator.Cache;

/// <summary>The prefixes that live at the moment, by key.</summary>
internal sealed class PromptCache
{
    private const int EntriesBetweenSweeps = 50_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, Entry> _entries = [];
    private int _sweepAt = EntriesBetweenSweeps;

    /// <summary>Plans a request with breakpoints: reads the first candidate that lives, and writes at all breakpoints after it.</summary>
    /// <param name="blocks">The prompt.</param>
    /// <param name="breakpoints">In the order of the prompt.</param>
    /// <param name="candidates">The blocks at which the provider looks for an older prefix, the longest prefix first.</param>
    /// <param name="limits">What the model allows.</param>
    /// <param name="start">When the request began.</param>
    /// <param name="mayRead">Whether the request reaches a machine that holds the entries; else it writes them again.</param>
    public CacheOutcome PlanBreakpoints(
        IReadOnlyList<PrefixBlock> blocks,
        IReadOnlyList<CacheBreakpoint> breakpoints,
        IEnumerable<int> candidates,
        BreakpointLimits limits,
        DateTimeOffset start,
        bool mayRead = true)
    {
        var outcome = new CacheOutcome(blocks.Count == 0 ? 0 : blocks[^1].Tokens, start);
        lock (_gate)
        {
            foreach (var candidate in mayRead ? candidates : [])
            {
                if (!IsAlive(blocks[candidate].Key, start))
                    continue;
                outcome.Read = blocks[candidate].Tokens;
                for (var block = 0; block <= candidate; block++)
                    Refresh(blocks[block].Key, start);
                break;
            }

            PlanWrites(blocks, breakpoints, limits, mayRead, outcome);
        }

        return outcome;
    }

    /// <summary>Plans a request to a model that caches by itself: reads the longest prefix that lives, writes all.</summary>
    /// <param name="increments">The prompt, cut at the provider's increments; those below the minimum size left out.</param>
    /// <param name="totalTokens">The tokens of the whole prompt.</param>
    /// <param name="lifetime">How long the prefixes should live.</param>
    /// <param name="start">When the request began.</param>
    /// <param name="mayRead">Whether the request reaches a machine that holds the entries; else it writes them again.</param>
    public CacheOutcome PlanAutomatic(IReadOnlyList<PrefixBlock> increments, int totalTokens, CacheLifetime lifetime, DateTimeOffset start, bool mayRead = true)
    {
        var outcome = new CacheOutcome(totalTokens, start);
        lock (_gate)
        {
            var reading = mayRead;
            foreach (var increment in increments)
            {
                reading = reading && Refresh(increment.Key, start);
                if (reading)
                    outcome.Read = increment.Tokens;
                else
                    outcome.Entries.Add((increment.Key, lifetime));
            }
        }

        return outcome;
    }

    /// <summary>Makes the entries of a request readable: its response has begun.</summary>
    public void Commit(CacheOutcome outcome)
    {
        lock (_gate)
        {
            foreach (var (key, lifetime) in outcome.Entries)
            {
                var expires = outcome.Start + lifetime.Duration;
                if (!_entries.TryGetValue(key, out var entry) || entry.Expires < expires)
                    _entries[key] = new Entry(expires, lifetime.Duration);
            }

            if (_entries.Count > _sweepAt)
                Sweep(outcome.Start);
        }
    }

    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    private void PlanWrites(IReadOnlyList<PrefixBlock> blocks, IReadOnlyList<CacheBreakpoint> breakpoints, BreakpointLimits limits, bool mayRead, CacheOutcome outcome)
    {
        var written = outcome.Read;
        foreach (var (index, lifetime) in breakpoints)
        {
            var block = blocks[index];
            if (block.Tokens < limits.MinimumTokens || (mayRead && IsAlive(block.Key, outcome.Start)))
                continue;
            outcome.Entries.Add((block.Key, lifetime));
            var tokens = Math.Max(0, block.Tokens - written);
            written += tokens;
            if (limits.IsLong(lifetime))
                outcome.WrittenLong += tokens;
            else
                outcome.WrittenShort += tokens;
        }
    }

    private bool IsAlive(UInt128 key, DateTimeOffset now) => _entries.TryGetValue(key, out var entry) && entry.Expires > now;

    private bool Refresh(UInt128 key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Expires <= now)
            return false;
        if (now + entry.Lifetime > entry.Expires)
            _entries[key] = entry with { Expires = now + entry.Lifetime };
        return true;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, entry) in _entries)
            if (entry.Expires <= now)
                _entries.Remove(key);
        _sweepAt = _entries.Count + EntriesBetweenSweeps;
    }

    private readonly record struct Entry(DateTimeOffset Expires, TimeSpan Lifetime);
}
