using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix;

/// <summary>The program's response cache: makes caching clients and removes answers.</summary>
/// <remarks>
/// Answers lie in a <see cref="HybridCache"/>. Without one of the program's own they lie in memory, bounded by
/// <see cref="ResponseCacheOptions.MemoryLimit"/>, and in the distributed cache if one is given.
/// </remarks>
public sealed class ResponseCache : IDisposable
{
    private readonly HybridCache _cache;
    private readonly ServiceProvider? _owned;

    /// <summary>Makes a response cache.</summary>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <param name="cache">Where answers lie; a cache in memory, made for this purpose, when <see langword="null"/>.</param>
    /// <param name="secondLevel">A distributed cache behind the one in memory; not used when <paramref name="cache"/> is given.</param>
    /// <param name="timeProvider">Tells the age of answers; the system's when <see langword="null"/>.</param>
    /// <param name="logger">Takes a warning when the cache fails.</param>
    public ResponseCache(
        ResponseCacheOptions? options = null,
        HybridCache? cache = null,
        IDistributedCache? secondLevel = null,
        TimeProvider? timeProvider = null,
        ILogger<ResponseCache>? logger = null)
    {
        options ??= new ResponseCacheOptions();
        if (cache is null)
        {
            _owned = CreateDefault(options, secondLevel);
            cache = _owned.GetRequiredService<HybridCache>();
        }

        _cache = cache;
        Store = new AnswerStore(cache, options, timeProvider ?? TimeProvider.System, (ILogger?)logger ?? NullLogger.Instance);
    }

    internal AnswerStore Store { get; }

    /// <summary>Adds the cache to a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="policy">How long answers are kept.</param>
    /// <returns>The client with the cache.</returns>
    public ResponseCachingChatClient AddTo(IChatClient client, ResponseCachePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(policy);
        return new ResponseCachingChatClient(client, Store, policy);
    }

    /// <summary>Removes all answers to a prompt.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    public ValueTask RemovePromptAsync(string prompt, CancellationToken cancellationToken = default) => RemoveTagAsync("prompt:" + prompt, cancellationToken);

    /// <summary>Removes all answers of a product feature.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    public ValueTask RemoveFeatureAsync(string feature, CancellationToken cancellationToken = default) => RemoveTagAsync("feature:" + feature, cancellationToken);

    /// <summary>Removes all answers with a tag.</summary>
    /// <param name="tag">The tag, as a policy or <see cref="ICacheTagged"/> gave it.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    public ValueTask RemoveTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        return _cache.RemoveByTagAsync(tag, cancellationToken);
    }

    /// <summary>Removes all answers.</summary>
    /// <param name="cancellationToken">Ends the removal.</param>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => _cache.RemoveByTagAsync("*", cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _owned?.Dispose();

    private static ServiceProvider CreateDefault(ResponseCacheOptions options, IDistributedCache? secondLevel)
    {
        var services = new ServiceCollection();
        services.AddMemoryCache(memory => memory.SizeLimit = options.MemoryLimit);
        if (secondLevel is not null)
            services.AddSingleton(secondLevel);
        services.AddHybridCache(hybrid =>
        {
            hybrid.MaximumPayloadBytes = options.MaxPayloadBytes;
            hybrid.DisableCompression = true;
        });
        return services.BuildServiceProvider();
    }
}
