using CachePrefix.Models;

namespace CachePrefix.Emulator.Cache;

/// <summary>What the cache did for one request. The entries become readable when <see cref="PromptCache.Commit"/> is told.</summary>
internal sealed class CacheOutcome(int totalTokens, DateTimeOffset start)
{
    /// <summary>Entries to write once the response has begun.</summary>
    public List<(UInt128 Key, CacheLifetime Lifetime)> Entries { get; } = [];

    /// <summary>When the request began: lifetimes count from here.</summary>
    public DateTimeOffset Start { get; } = start;

    public int Read { get; set; }

    public int WrittenShort { get; set; }

    public int WrittenLong { get; set; }

    public int Uncached => totalTokens - Read - WrittenShort - WrittenLong;

    public int Total => totalTokens;
}
