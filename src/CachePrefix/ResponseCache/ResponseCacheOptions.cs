using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Settings of response caches.</summary>
public sealed class ResponseCacheOptions
{
    /// <summary>The most bytes that answers take in memory where the program has registered no cache of its own. 64 MiB unless set.</summary>
    public long MemoryLimit { get; set; } = 64 << 20;

    /// <summary>The most bytes of one answer that are kept; longer answers are not. 1 MiB unless set.</summary>
    public int MaxPayloadBytes { get; set; } = 1 << 20;

    /// <summary>Answers from this size on, in bytes, are compressed. 4 KiB unless set.</summary>
    public int CompressFromBytes { get; set; } = 4 << 10;

    /// <summary>How long a call waits for the cache, for example for a slow second level, before it asks the model. 250 ms unless set.</summary>
    public TimeSpan LookUpTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Names what else an answer must be kept apart by, such as the tenant of the request; part of the key. <see langword="null"/> for
    /// nothing. Called with the options of each request.
    /// </summary>
    public Func<ChatOptions?, string?>? ScopeKey { get; set; }

    /// <summary>
    /// Describes what <see cref="ChatOptions.RawRepresentationFactory"/> sets. Requests that set it are not cached as long as nobody says how
    /// they differ.
    /// </summary>
    public Func<ChatOptions, string?>? RawOptionsKey { get; set; }

    /// <summary>The models and their prices, for caches over a client; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</summary>
    public ModelCatalog? Catalog { get; set; }
}
