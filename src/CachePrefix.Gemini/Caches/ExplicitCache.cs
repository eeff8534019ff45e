namespace CachePrefix.Gemini.Caches;

/// <summary>An explicit cache that this process knows.</summary>
internal sealed class ExplicitCache(string name, long tokens, CacheEconomy economy, DateTimeOffset start, DateTimeOffset expires, bool isOwn)
{
    private long _lastUse = start.UtcTicks;

    public string Name { get; } = name;

    public long Tokens { get; } = tokens;

    public CacheEconomy Economy { get; } = economy;

    /// <summary>From when storage is counted here.</summary>
    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset Expires { get; set; } = expires;

    /// <summary>Whether this process made it, and so renews it and counts its storage.</summary>
    public bool IsOwn { get; } = isOwn;

    public DateTimeOffset LastUse => new(Interlocked.Read(ref _lastUse), TimeSpan.Zero);

    public void Use(DateTimeOffset now) => Interlocked.Exchange(ref _lastUse, Math.Max(now.UtcTicks, Interlocked.Read(ref _lastUse)));
}
