using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Hybrid;

namespace CachePrefix;

/// <summary>Answers calls of prompts that have a <see cref="ResponseCachePolicy"/> with what was answered to the same request before.</summary>
internal sealed class ResponseCacheStep(AnswerStore store, ITierRegistry tiers) : IAnswerStep
{
    private readonly ConcurrentDictionary<string, bool> _refreshing = new(StringComparer.Ordinal);

    public bool AppliesTo(PromptLayout prompt, in AnswerPolicies policies) => policies.Response is not null;

    public async ValueTask<PromptResult> SendAsync(PromptCall call, PromptSender next, CancellationToken cancellationToken)
    {
        var started = store.Time.GetTimestamp();
        var policy = call.CachePolicy!;
        if (KeyOf(call, policy) is not { } key)
            return await next(call, cancellationToken).ConfigureAwait(false);

        var entry = new HybridCacheEntryOptions { Expiration = policy.Expiration, LocalCacheExpiration = policy.Expiration };
        var tags = CacheTags.Of(call, policy.Tags);
        var (hit, own) = await store.GetOrAskAsync(key, entry, tags, token => AskAsync(call, next, token), cancellationToken).ConfigureAwait(false);
        if (own is not null)
            return own;
        if (call.Replay(hit!.Response, OriginOf(hit, started)) is not { } result)
            return await next(call, cancellationToken).ConfigureAwait(false);

        if (policy.RefreshAfter is { } age && result.Age >= age)
            Refresh(key, call, entry, tags, next);
        return result;
    }

    public async IAsyncEnumerable<AnswerPiece> StreamAsync(
        PromptCall call, PromptStreamer next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = store.Time.GetTimestamp();
        var policy = call.CachePolicy!;
        var key = KeyOf(call, policy);
        if (key is not null
            && await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } hit
            && call.Replay(hit.Response, OriginOf(hit, started)) is { } replayed)
        {
            foreach (var piece in Pieces.Replay(hit, replayed, policy.ReplayPieces))
                yield return piece;
            yield break;
        }

        var pieces = new PieceLengths();
        await foreach (var piece in next(call, cancellationToken).ConfigureAwait(false))
        {
            pieces.Add(piece);
            if (key is not null && piece.Result is { } result && PayloadOf(result, pieces.Lengths) is { } payload)
                store.Set(key, payload, new HybridCacheEntryOptions { Expiration = policy.Expiration, LocalCacheExpiration = policy.Expiration }, CacheTags.Of(call, policy.Tags));
            yield return piece;
        }
    }

    private async ValueTask<(PromptResult Answer, byte[]? Payload)> AskAsync(PromptCall call, PromptSender next, CancellationToken cancellationToken)
    {
        var result = await next(call, cancellationToken).ConfigureAwait(false);
        return (result, PayloadOf(result, pieces: []));
    }

    /// <summary>Only whole, valid answers that a model gave now are kept.</summary>
    private byte[]? PayloadOf(PromptResult result, IReadOnlyList<int> pieces) => result is { IsValid: true, Source: AnswerSource.Model }
        ? CachedAnswerFormat.Write(new CachedAnswer(result.Response, result.Tier, result.Model, result.Cost, store.Time.GetUtcNow(), pieces), store.Options)
        : null;

    private ReplayedAnswer OriginOf(CachedAnswer hit, long started) => new()
    {
        Source = AnswerSource.ExactCache,
        Tier = hit.Tier,
        Model = hit.Model,
        SavedCost = hit.Cost,
        Age = store.Time.GetUtcNow() - hit.CreatedAt,
        Latency = store.Time.GetElapsedTime(started),
    };

    /// <summary>Asks again once, while callers are given the answer that is still valid.</summary>
    private void Refresh(string key, PromptCall call, HybridCacheEntryOptions entry, IReadOnlyList<string> tags, PromptSender next)
    {
        if (_refreshing.TryAdd(key, true))
            _ = RefreshAsync(key, call, entry, tags, next);
    }

    private async Task RefreshAsync(string key, PromptCall call, HybridCacheEntryOptions entry, IReadOnlyList<string> tags, PromptSender next)
    {
        try
        {
            await Task.Yield();
            var result = await next(call, CancellationToken.None).ConfigureAwait(false);
            if (PayloadOf(result, pieces: []) is { } payload)
                store.Set(key, payload, entry, tags);
        }
        catch (PromptException)
        {
            // The old answer stays until it expires; the attempt was seen by observers.
        }
        finally
        {
            _refreshing.TryRemove(key, out _);
        }
    }

    private string? KeyOf(PromptCall call, ResponseCachePolicy policy)
    {
        var options = call.Options;
        var identity = CallIdentity.Of(call, tiers);
        return RequestKey.Of(
            call.Messages,
            options,
            store.Options.ScopeKey?.Invoke(options),
            identity,
            store.Options,
            policy.Scope == CacheScope.Shared ? CallIdentity.SharedContents(call) : null);
    }
}
