using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Logging;

namespace CachePrefix;

/// <summary>
/// Answers by key on a <see cref="HybridCache"/>: one caller asks for all that wait, nobody fails with it, and a cache that is down, slow or
/// full costs a bounded delay and no request.
/// </summary>
internal sealed partial class AnswerStore(HybridCache cache, ResponseCacheOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>How often a caller joins another one's flight before it asks for itself.</summary>
    private const int MostFlights = 3;

    private const HybridCacheEntryFlags ReadOnly =
        HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCacheWrite | HybridCacheEntryFlags.DisableDistributedCacheWrite;

    private static readonly HybridCacheEntryOptions Peek = new() { Flags = ReadOnly };

    /// <summary>Keys that somebody in this process is asking a model for: waiting for them is not waiting for the cache.</summary>
    private readonly ConcurrentDictionary<string, bool> _asking = new(StringComparer.Ordinal);

    public ResponseCacheOptions Options => options;

    public TimeProvider Time => time;

    /// <summary>An earlier answer, or what this caller's own call gave.</summary>
    public async ValueTask<(CachedAnswer? Hit, TAnswer? Own)> GetOrAskAsync<TAnswer>(
        string key,
        HybridCacheEntryOptions entry,
        IReadOnlyList<string> tags,
        Func<CancellationToken, ValueTask<(TAnswer Answer, byte[]? Payload)>> ask,
        CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostFlights; i++)
        {
            var flight = new Flight<TAnswer>(token => AskAsync(key, ask, token));
            var (joined, bytes) = await JoinAsync(key, flight, entry, tags, cancellationToken).ConfigureAwait(false);
            if (flight.HasStarted)
            {
                flight.Error?.Throw();
                return (null, flight.Answer);
            }

            if (CachedAnswerFormat.Read(bytes) is { } hit)
                return (hit, default);
            if (!joined)
                break;
            if (bytes is not null)
                await RemoveAsync(key).ConfigureAwait(false);
        }

        var (own, _) = await ask(cancellationToken).ConfigureAwait(false);
        return (null, own);
    }

    /// <summary>An earlier answer, if the cache has one and tells in time.</summary>
    public async ValueTask<CachedAnswer?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var pending = cache.GetOrCreateAsync<byte[]?>(key, static _ => new((byte[]?)null), Peek, tags: null, cancellationToken);
            var bytes = pending.IsCompletedSuccessfully
                ? pending.Result
                : await pending.AsTask().WaitAsync(options.LookUpTimeout, time, cancellationToken).ConfigureAwait(false);
            if (bytes is null)
                return null;

            var answer = CachedAnswerFormat.Read(bytes);
            if (answer is null)
                await RemoveAsync(key).ConfigureAwait(false);
            return answer;
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            LogUnavailable(exception.Message);
            return null;
        }
    }

    /// <summary>Keeps an answer; in the background, because the caller has it already.</summary>
    public void Set(string key, byte[] payload, HybridCacheEntryOptions entry, IReadOnlyList<string> tags) =>
        Observe(() => cache.SetAsync(key, payload, entry, tags, CancellationToken.None));

    /// <summary>Removes an entry that cannot be read.</summary>
    private async ValueTask RemoveAsync(string key)
    {
        try
        {
            await cache.RemoveAsync(key, CancellationToken.None).AsTask().WaitAsync(options.LookUpTimeout, time).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogUnavailable(exception.Message);
        }
    }

    /// <summary>
    /// Waits for the bytes that the cache has or that somebody else's call gives. No bytes: this caller has asked itself, or the call of
    /// another one gave nothing to keep and asking again is worth while, or (not joined) the cache cannot tell.
    /// </summary>
    private async ValueTask<(bool Joined, byte[]? Bytes)> JoinAsync<TAnswer>(
        string key, Flight<TAnswer> flight, HybridCacheEntryOptions entry, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        try
        {
            var pending = cache.GetOrCreateAsync(key, flight, static (flight, token) => flight.RunAsync(token), entry, tags, cancellationToken);
            if (pending.IsCompletedSuccessfully)
                return (true, pending.Result);

            var task = pending.AsTask();
            _ = LogFailureAsync(task);
            do
                await Task.WhenAny(task, flight.WhenStarted, Task.Delay(options.LookUpTimeout, time, cancellationToken)).ConfigureAwait(false);
            while (!task.IsCompleted && !flight.HasStarted && !cancellationToken.IsCancellationRequested && _asking.ContainsKey(key));

            cancellationToken.ThrowIfCancellationRequested();
            if (task.IsCompleted && !flight.HasStarted)
                return (true, await task.ConfigureAwait(false));

            if (!flight.TryAbandon())
                await flight.WhenEnded.WaitAsync(cancellationToken).ConfigureAwait(false);
            else
                LogSlow(options.LookUpTimeout.TotalMilliseconds);
            return (false, null);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            // What went wrong is logged where the task is observed.
            if (!flight.TryAbandon())
                await flight.WhenEnded.WaitAsync(cancellationToken).ConfigureAwait(false);
            return (exception is NotKeptException, null);
        }
    }

    private async ValueTask<(TAnswer Answer, byte[]? Payload)> AskAsync<TAnswer>(
        string key, Func<CancellationToken, ValueTask<(TAnswer Answer, byte[]? Payload)>> ask, CancellationToken cancellationToken)
    {
        _asking[key] = true;
        try
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _asking.TryRemove(key, out _);
        }
    }

    private void Observe(Func<ValueTask> action) => _ = ObserveAsync(action);

    private async Task ObserveAsync(Func<ValueTask> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogUnavailable(exception.Message);
        }
    }

    private async Task LogFailureAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (task.Exception?.GetBaseException() is { } exception and not NotKeptException)
            LogUnavailable(exception.Message);
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "The response cache failed and is passed by: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "The response cache gave no answer in {Milliseconds} ms and is passed by.")]
    private partial void LogSlow(double milliseconds);
}
