using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CachePrefix.Gemini.Caches;

/// <summary>
/// The explicit caches by content: each is made once, whatever the number of requests and processes that want it. Every minute those that pay are renewed before they end,
/// and those that were not read for as long as one read pays for are deleted.
/// </summary>
internal sealed partial class ExplicitCaches : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ClaimPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Task<ExplicitCache?>> _caches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _paused = new(StringComparer.Ordinal);
    private readonly CachedContentsApi _api;
    private readonly GeminiCachingOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly SharedStore _shared;
    private readonly StorageBill _bill = new();
    private int _isKeeping;

    public ExplicitCaches(CachedContentsApi api, GeminiCachingOptions options)
    {
        _api = api;
        _options = options;
        _shared = new SharedStore(options.SharedCache, options.Logger);
        _time = options.TimeProvider ?? TimeProvider.System;
        _timer = _time.CreateTimer(static state => _ = ((ExplicitCaches)state!).KeepAsync(), this, Interval, Interval);
    }

    public GeminiStorage Storage => _bill.Total(_time.GetUtcNow());

    /// <summary>Finds or makes the cache of a content.</summary>
    /// <param name="hash">The hash of the content.</param>
    /// <param name="content">The content.</param>
    /// <param name="economy">What storing costs and reading saves.</param>
    /// <param name="cancellationToken">Ends the wait, not the making.</param>
    /// <returns>The cache and whether this call made it; <see langword="null"/> where none could be made.</returns>
    public async Task<(ExplicitCache Cache, bool IsNew)?> GetAsync(string hash, JsonObject content, CacheEconomy economy, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_paused.TryGetValue(hash, out var until))
        {
            if (until > now)
                return null;
            _paused.TryRemove(hash, out _);
        }

        var source = new TaskCompletionSource<ExplicitCache?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = _caches.GetOrAdd(hash, source.Task);
        if (task == source.Task)
        {
            (ExplicitCache? Made, bool IsNew) result = (null, false);
            try
            {
                result = await MakeAsync(hash, content, economy).ConfigureAwait(false);
            }
            finally
            {
                if (result.Made is null)
                    _caches.TryRemove(KeyValuePair.Create(hash, task));
                source.SetResult(result.Made);
            }

            return result.Made is null ? null : (result.Made, result.IsNew);
        }

        var cache = await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (cache is null)
            return null;
        if (cache.Expires - Margin > now)
        {
            cache.Use(now);
            return (cache, false);
        }

        Forget(hash, cache);
        return await GetAsync(hash, content, economy, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a cache that the service no longer knows.</summary>
    public async Task ForgetAsync(string hash, ExplicitCache cache)
    {
        Forget(hash, cache);
        if ((await _shared.GetAsync(hash).ConfigureAwait(false))?.Name == cache.Name)
            await _shared.RemoveAsync(hash).ConfigureAwait(false);
        Log.Vanished(_options.Logger, cache.Name);
    }

    public void Dispose() => _timer.Dispose();

    private void Forget(string hash, ExplicitCache cache)
    {
        if (_caches.TryGetValue(hash, out var task) && task.IsCompletedSuccessfully && task.Result == cache && _caches.TryRemove(KeyValuePair.Create(hash, task)))
            _bill.End(cache, _time.GetUtcNow());
    }

    private async Task<(ExplicitCache? Cache, bool IsNew)> MakeAsync(string hash, JsonObject content, CacheEconomy economy)
    {
        try
        {
            if (await FindSharedAsync(hash, economy).ConfigureAwait(false) is { } shared)
                return (shared, false);

            var (name, tokens) = await _api.CreateAsync(content, _options.Lease, CancellationToken.None).ConfigureAwait(false);
            var now = _time.GetUtcNow();
            var cache = new ExplicitCache(name, tokens, economy, now, now + _options.Lease, isOwn: true);
            _bill.Begin(cache);
            await ShareAsync(hash, cache).ConfigureAwait(false);
            return (cache, true);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or InvalidOperationException or System.Text.Json.JsonException)
        {
            _paused[hash] = _time.GetUtcNow() + Pause;
            Log.NotMade(_options.Logger, exception.Message);
            await _shared.RemoveAsync(hash).ConfigureAwait(false);
            return (null, false);
        }
    }

    /// <summary>A cache that another process made or is making; otherwise claims the making.</summary>
    private async Task<ExplicitCache?> FindSharedAsync(string hash, CacheEconomy economy)
    {
        if (!_shared.Exists)
            return null;

        for (var waited = TimeSpan.Zero; waited < ClaimLifetime; waited += ClaimPoll)
        {
            var entry = await _shared.GetAsync(hash).ConfigureAwait(false);
            var now = _time.GetUtcNow();
            if (entry is null || entry.Expires - (entry.Name.Length > 0 ? Margin : TimeSpan.Zero) <= now)
                break;
            if (entry.Name.Length > 0)
                return new ExplicitCache(entry.Name, entry.Tokens, economy, now, entry.Expires, isOwn: false);
            await Task.Delay(ClaimPoll).ConfigureAwait(false);
        }

        var until = _time.GetUtcNow() + ClaimLifetime;
        await _shared.SetAsync(hash, new SharedEntry("", 0, until, until), ClaimLifetime).ConfigureAwait(false);
        return null;
    }

    private Task ShareAsync(string hash, ExplicitCache cache) =>
        _shared.SetAsync(hash, new SharedEntry(cache.Name, cache.Tokens, cache.Expires, cache.LastUse), cache.Expires - _time.GetUtcNow());
}
