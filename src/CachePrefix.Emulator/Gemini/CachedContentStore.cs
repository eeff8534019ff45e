using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Billing;

namespace CachePrefix.Emulator.Gemini;

/// <summary>The explicit caches, by the key that made them. What has expired is gone.</summary>
internal sealed class CachedContentStore(TimeProvider clock, Ledger ledger)
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Key, string Id), CachedContent> _caches = [];
    private long _count;

    public CachedContent Add(string key, Func<string, CachedContent> create)
    {
        lock (_gate)
        {
            var cache = create(string.Create(CultureInfo.InvariantCulture, $"c{++_count:D12}"));
            _caches[(key, cache.Id)] = cache;
            ledger.Stored(cache.Lease);
            return cache;
        }
    }

    /// <summary>Finds a cache that lives.</summary>
    /// <param name="key">Who asks.</param>
    /// <param name="name">Its name, with or without <c>cachedContents/</c>.</param>
    /// <exception cref="ProviderError">There is none, or it has expired.</exception>
    public CachedContent Get(string key, string name)
    {
        lock (_gate)
            return _caches.TryGetValue((key, name[(name.LastIndexOf('/') + 1)..]), out var cache) && cache.Lease.End > clock.GetUtcNow() ? cache : throw GeminiErrors.UnknownCache();
    }

    /// <summary>The caches that live, the oldest first.</summary>
    public IReadOnlyList<CachedContent> List(string key)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
            return [.. _caches.Where(cache => cache.Key.Key == key && cache.Value.Lease.End > now).Select(cache => cache.Value)];
    }

    public CachedContent Renew(string key, string name, DateTimeOffset end)
    {
        var cache = Get(key, name);
        lock (_gate)
        {
            cache.Lease.End = end;
            return _caches[(key, cache.Id)] = cache with { Updated = clock.GetUtcNow() };
        }
    }

    public void Remove(string key, string name)
    {
        var cache = Get(key, name);
        lock (_gate)
        {
            cache.Lease.End = clock.GetUtcNow();
            _caches.Remove((key, cache.Id));
        }
    }

    public void Clear()
    {
        lock (_gate)
            _caches.Clear();
    }

    /// <summary>When a cache ends that is made or renewed now: by <c>ttl</c> or <c>expireTime</c>.</summary>
    public static DateTimeOffset? EndOf(JsonElement body, DateTimeOffset now)
    {
        if (Proto.Text(body, "ttl") is { } ttl)
        {
            if (!ttl.EndsWith('s') || !decimal.TryParse(ttl.AsSpan(0, ttl.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds <= 0 || seconds > 315_576_000_000)
                throw GeminiErrors.Invalid($"Invalid value at 'cached_content.ttl' (type.googleapis.com/google.protobuf.Duration), \"{ttl}\"");
            return now + TimeSpan.FromTicks((long)(Math.Min(seconds, 3_000_000_000) * TimeSpan.TicksPerSecond));
        }

        if (Proto.Text(body, "expireTime") is not { } expires)
            return null;
        if (!DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end))
            throw GeminiErrors.Invalid($"Invalid value at 'cached_content.expire_time' (type.googleapis.com/google.protobuf.Timestamp), \"{expires}\"");
        return end > now ? end : throw GeminiErrors.Invalid("expire_time must be in the future.");
    }

    public static DateTimeOffset DefaultEnd(DateTimeOffset now) => now + DefaultLifetime;
}
