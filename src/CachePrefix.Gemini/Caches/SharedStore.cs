using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Gemini.Caches;

/// <summary>What processes tell each other, by the hash of a content. A store that fails is as if it were empty: caches are then made for each process.</summary>
internal sealed class SharedStore(IDistributedCache? cache, ILogger? logger)
{
    private const string KeyPrefix = "cacheprefix:gemini:";

    public bool Exists => cache is not null;

    public async Task<SharedEntry?> GetAsync(string hash)
    {
        if (cache is null)
            return null;

        try
        {
            return SharedEntry.Read(await cache.GetAsync(KeyPrefix + hash).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            Log.StoreFailed(logger, exception.Message);
            return null;
        }
    }

    public Task SetAsync(string hash, SharedEntry entry, TimeSpan life) => life <= TimeSpan.Zero
        ? Task.CompletedTask
        : TryAsync(store => store.SetAsync(KeyPrefix + hash, entry.ToBytes(), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life }));

    public Task RemoveAsync(string hash) => TryAsync(store => store.RemoveAsync(KeyPrefix + hash));

    private async Task TryAsync(Func<IDistributedCache, Task> change)
    {
        if (cache is null)
            return;

        try
        {
            await change(cache).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.StoreFailed(logger, exception.Message);
        }
    }
}
