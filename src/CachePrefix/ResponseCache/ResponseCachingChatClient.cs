using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Hybrid;

namespace CachePrefix;

/// <summary>
/// Gives an earlier answer again to the same request. Concurrent calls for the same answer ask the model once. A hit has no usage, because
/// nothing was paid, and says where it came from under <see cref="SourceKey"/> of its additional properties.
/// </summary>
/// <remarks>
/// Answers that are cut off or refused are not kept. Requests that carry something which cannot be compared, such as raw options without
/// <see cref="ResponseCacheOptions.RawOptionsKey"/>, go to the model.
/// </remarks>
public sealed class ResponseCachingChatClient : DelegatingChatClient
{
    /// <summary>The key of the additional property of a response that holds an <see cref="AnswerSource"/> when the answer is given again.</summary>
    public const string SourceKey = "cacheprefix:source";

    private readonly AnswerStore _store;
    private readonly ResponseCachePolicy _policy;
    private readonly HybridCacheEntryOptions _entry;
    private readonly ClientAnswers _answers;

    internal ResponseCachingChatClient(IChatClient innerClient, AnswerStore store, ResponseCachePolicy policy)
        : base(innerClient)
    {
        _store = store;
        _policy = policy;
        _entry = new HybridCacheEntryOptions { Expiration = policy.Expiration, LocalCacheExpiration = policy.Expiration };
        _answers = new ClientAnswers(innerClient, store.Options, store.Time);
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (KeyOf(list, options) is not { } key)
            return await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);

        var (hit, own) = await _store.GetOrAskAsync(key, _entry, _policy.Tags, token => AskAsync(list, options, token), cancellationToken).ConfigureAwait(false);
        return own ?? ClientAnswers.Replay(hit!, AnswerSource.ExactCache);
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var key = KeyOf(list, options);
        if (key is not null && await _store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } hit)
        {
            foreach (var update in ClientAnswers.ReplayUpdates(hit, AnswerSource.ExactCache, _policy.ReplayPieces))
                yield return update;
            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(list, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        if (key is not null && _answers.PayloadOf(updates.ToChatResponse(), ClientAnswers.LengthsOf(updates)) is { } payload)
            _store.Set(key, payload, _entry, _policy.Tags);
    }

    private async ValueTask<(ChatResponse Answer, byte[]? Payload)> AskAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return (response, _answers.PayloadOf(response, pieces: []));
    }

    private string? KeyOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        RequestKey.Of(messages, options, _store.Options.ScopeKey?.Invoke(options), _answers.Identity, _store.Options);
}
