using CachePrefix.Models;
using Microsoft.Extensions.Logging;

namespace CachePrefix.OpenAI;

/// <summary>Settings of <see cref="OpenAICachingChatClient"/>; the defaults suit OpenAI's own service.</summary>
public sealed class OpenAICachingOptions
{
    /// <summary>
    /// The id under which the catalogue knows the model, where requests name it otherwise, as Azure OpenAI does with deployments;
    /// <see langword="null"/> for the id that requests name.
    /// </summary>
    public string? Model { get; set; }

    /// <summary>The models that say what a request may carry; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>
    /// The <c>prompt_cache_key</c> of every request, instead of one made of the prompt and the first prefix that is long enough to be cached.
    /// A key that is finer than what requests share splits the cache.
    /// </summary>
    public string? CacheKey { get; set; }

    /// <summary>
    /// How many requests a minute carry the same key before a number is appended to it; the catalogue's when <see langword="null"/>, no limit when zero.
    /// </summary>
    public int? RequestsPerKeyPerMinute { get; set; }

    /// <summary>Counts the minutes; the system's when <see langword="null"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Told of models that the catalogue does not know; nobody when <see langword="null"/>.</summary>
    public ILogger? Logger { get; set; }
}
