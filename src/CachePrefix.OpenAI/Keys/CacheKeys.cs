using System.Collections.Concurrent;
using System.Globalization;

namespace CachePrefix.OpenAI.Keys;

/// <summary>
/// Spreads requests over keys where a provider keeps only so many requests a minute with one key together: the first ones of a minute keep the plain key,
/// those beyond the limit get it with a number, so that little traffic stays on one key.
/// </summary>
internal sealed class CacheKeys(TimeProvider time)
{
    private const int MostWindows = 4_096;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>The key of the next request.</summary>
    /// <param name="key">The plain key, or <see langword="null"/> for none.</param>
    /// <param name="limit">How many requests a minute share a key; no limit when <see langword="null"/> or zero.</param>
    public string? Next(string? key, int? limit)
    {
        if (key is null || limit is not > 0)
            return key;

        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        if (_windows.Count >= MostWindows)
            Forget(minute);
        var number = _windows.GetOrAdd(key, static _ => new Window()).Count(minute) / limit.Value;
        return number == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
    }

    private void Forget(long minute)
    {
        foreach (var (key, window) in _windows)
        {
            if (window.Minute != minute)
                _windows.TryRemove(key, out _);
        }
    }

    private sealed class Window
    {
        private readonly object _gate = new();
        private int _count;

        public long Minute { get; private set; }

        /// <summary>Counts a request and tells how many came before it in this minute.</summary>
        public int Count(long minute)
        {
            lock (_gate)
            {
                if (minute != Minute)
                    (Minute, _count) = (minute, 0);
                return _count++;
            }
        }
    }
}
