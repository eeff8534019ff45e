using CachePrefix.Models;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Gemini;

/// <summary>Settings of <see cref="GeminiCachingChatClient"/>.</summary>
public sealed class GeminiCachingOptions
{
    /// <summary>The key that the client's own requests carry: caches belong to its project.</summary>
    public required string ApiKey { get; set; }

    /// <summary>Where caches are made; <c>cachedContents</c> is appended.</summary>
    public Uri BaseAddress { get; set; } = new("https://generativelanguage.googleapis.com/v1beta/");

    /// <summary>Sends the requests that make, renew and delete caches; one of the client's own when <see langword="null"/>. It is not disposed of.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// The last rung of a prompt that an explicit cache holds. What lives longer than it is stored once for many requests; what lies behind it, such as a tenant's facts,
    /// is sent with each request. Requests that come from no prompt definition are cut at the last breakpoint of their system text.
    /// </summary>
    public Stability UpTo { get; set; } = Stability.Deployment;

    /// <summary>How long a cache is asked to live each time; it is renewed while it pays and deleted when it does not.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Shares caches between processes; each has its own when <see langword="null"/>.</summary>
    public IDistributedCache? SharedCache { get; set; }

    /// <summary>The id under which the catalogue knows the model; the one that requests name when <see langword="null"/>.</summary>
    public string? Model { get; set; }

    /// <summary>The models and their prices, which decide whether a cache pays; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>Measures leases; the system's when <see langword="null"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Told of caches that could not be made, renewed or deleted, and of those that vanished; nobody when <see langword="null"/>.</summary>
    public ILogger? Logger { get; set; }
}
