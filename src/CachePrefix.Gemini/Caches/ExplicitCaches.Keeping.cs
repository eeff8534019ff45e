namespace CachePrefix.Gemini.Caches;

internal sealed partial class ExplicitCaches
{
    /// <summary>Renews, deletes and forgets; one round at a time.</summary>
    internal async Task KeepAsync()
    {
        if (Interlocked.Exchange(ref _isKeeping, 1) == 1)
            return;

        try
        {
            foreach (var (hash, task) in _caches)
            {
                if (task.IsCompletedSuccessfully && task.Result is { } cache)
                    await KeepAsync(hash, cache).ConfigureAwait(false);
            }
        }
        finally
        {
            Volatile.Write(ref _isKeeping, 0);
        }
    }

    private async Task KeepAsync(string hash, ExplicitCache cache)
    {
        var now = _time.GetUtcNow();
        if (cache.Expires <= now)
        {
            Forget(hash, cache);
            return;
        }

        if (!cache.IsOwn)
        {
            await TellUseAsync(hash, cache, now).ConfigureAwait(false);
            return;
        }

        var lastUse = await LastUseAsync(hash, cache).ConfigureAwait(false);
        if (now - lastUse >= cache.Economy.BreakEven)
            await DeleteAsync(hash, cache).ConfigureAwait(false);
        else if (cache.Expires - now <= _options.Lease / 4)
            await RenewAsync(hash, cache, lastUse).ConfigureAwait(false);
    }

    private async Task RenewAsync(string hash, ExplicitCache cache, DateTimeOffset lastUse)
    {
        try
        {
            await _api.RenewAsync(cache.Name, _options.Lease, CancellationToken.None).ConfigureAwait(false);
            cache.Expires = _time.GetUtcNow() + _options.Lease;
            cache.Use(lastUse);
            _bill.Renewed();
            await ShareAsync(hash, cache).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Log.NotRenewed(_options.Logger, cache.Name, exception.Message);
        }
    }

    private async Task DeleteAsync(string hash, ExplicitCache cache)
    {
        await _shared.RemoveAsync(hash).ConfigureAwait(false);
        try
        {
            await _api.DeleteAsync(cache.Name, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Log.NotDeleted(_options.Logger, cache.Name, exception.Message);
            return;
        }

        Forget(hash, cache);
        _bill.Deleted();
    }

    /// <summary>The last use by any process.</summary>
    private async Task<DateTimeOffset> LastUseAsync(string hash, ExplicitCache cache)
    {
        var told = await _shared.GetAsync(hash).ConfigureAwait(false);
        return told is not null && told.Name == cache.Name && told.LastUse > cache.LastUse ? told.LastUse : cache.LastUse;
    }

    /// <summary>Tells the process that made a cache of uses here, and learns of renewals.</summary>
    private async Task TellUseAsync(string hash, ExplicitCache cache, DateTimeOffset now)
    {
        if (await _shared.GetAsync(hash).ConfigureAwait(false) is not { } told || told.Name != cache.Name)
            return;

        cache.Expires = told.Expires;
        if (cache.LastUse > told.LastUse && told.Expires > now)
            await ShareAsync(hash, cache).ConfigureAwait(false);
    }
}
