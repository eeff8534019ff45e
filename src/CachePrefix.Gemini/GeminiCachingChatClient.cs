using System.ClientModel;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CachePrefix.Gemini.Caches;
using CachePrefix.Gemini.Splitting;
using CachePrefix.Models;
using CachePrefix.OpenAI.Usage;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace CachePrefix.Gemini;

/// <summary>
/// Stores the stable part of prompts in explicit caches and sends requests that name them. A cache that vanished makes the request go with its whole prompt within the same call.
/// Messages, contents and options of the caller are never changed.
/// </summary>
/// <remarks>
/// A request that names a cache may carry no system instruction, tools or tool choice: tools are cached too, a request that forces or forbids tools goes without a cache, and system text
/// behind the cut is sent as user text. Seen with OpenAI 2.14.0 and Microsoft.Extensions.AI.OpenAI 10.11.0 at the OpenAI-compatible endpoint.
/// </remarks>
public sealed class GeminiCachingChatClient : DelegatingChatClient, IProviderErrorReader, ISegmentedRequests
{
    private readonly GeminiCachingOptions _options;
    private readonly ModelCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly HttpClient? _ownHttp;
    private readonly ExplicitCaches _caches;
    private readonly string? _defaultModel;

    /// <summary>Adds explicit caches to a client.</summary>
    /// <param name="innerClient">The client, as <c>AsIChatClient</c> of Microsoft.Extensions.AI.OpenAI returns it for Gemini's OpenAI-compatible endpoint.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException"><paramref name="innerClient"/> does not lead to a client of the official SDK.</exception>
    public GeminiCachingChatClient(IChatClient innerClient, GeminiCachingOptions options)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ApiKey);
        if (innerClient.GetService<ChatClient>() is null)
        {
            throw new ArgumentException(
                $"'{innerClient.GetType()}' leads to no OpenAI.Chat.ChatClient; give a client that AsIChatClient of Microsoft.Extensions.AI.OpenAI made for Gemini's OpenAI-compatible endpoint.",
                nameof(innerClient));
        }

        _options = options;
        _catalog = options.Catalog ?? ModelCatalog.Default;
        _time = options.TimeProvider ?? TimeProvider.System;
        _defaultModel = innerClient.GetService<ChatClientMetadata>()?.DefaultModelId;
        _ownHttp = options.HttpClient is null ? new HttpClient() : null;
        _caches = new ExplicitCaches(new CachedContentsApi(options.HttpClient ?? _ownHttp!, options.BaseAddress, options.ApiKey), options);
    }

    /// <summary>What explicit caches took so far, apart from the calls that used them.</summary>
    public GeminiStorage Storage => _caches.Storage;

    /// <summary>Does at once what is done every minute: renews, deletes and forgets caches.</summary>
    internal Task KeepAsync() => _caches.KeepAsync();

    /// <inheritdoc />
    public HttpStatusCode? ReadStatus(Exception exception) =>
        exception is ClientResultException { Status: > 0 and var status } ? (HttpStatusCode)status : null;

    /// <inheritdoc />
    public string? ReadHeader(Exception exception, string name) =>
        (exception as ClientResultException)?.GetRawResponse()?.Headers.TryGetValue(name, out var value) == true ? value : null;

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var cached = await FindCacheAsync(list, options, cancellationToken).ConfigureAwait(false);
        var response = cached is null ? null : await TrySendAsync(cached, cancellationToken).ConfigureAwait(false);
        response ??= await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
        var prompt = options as PromptChatOptions;
        var serviceTier = ServiceTiers.Report(response);
        prompt?.ReportRequest(response.Usage, response.ModelId, response.RawRepresentation is not null, serviceTier);
        cached?.AddCreation(response.Usage ??= new UsageDetails(), prompt, response.ModelId);
        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var cached = await FindCacheAsync(list, options, cancellationToken).ConfigureAwait(false);
        var updates = cached is null
            ? base.GetStreamingResponseAsync(list, options, cancellationToken).GetAsyncEnumerator(cancellationToken)
            : base.GetStreamingResponseAsync(cached.Messages, cached.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            var hasNext = false;
            try
            {
                hasNext = await updates.MoveNextAsync().ConfigureAwait(false);
            }
            catch (ClientResultException exception) when (cached is not null && IsVanished(exception))
            {
                await _caches.ForgetAsync(cached.Hash, cached.Cache).ConfigureAwait(false);
                await updates.DisposeAsync().ConfigureAwait(false);
                updates = base.GetStreamingResponseAsync(list, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                hasNext = await updates.MoveNextAsync().ConfigureAwait(false);
            }

            for (; hasNext; hasNext = await updates.MoveNextAsync().ConfigureAwait(false))
            {
                var prompt = options as PromptChatOptions;
                foreach (var usage in updates.Current.Contents.OfType<UsageContent>())
                {
                    var serviceTier = ServiceTiers.Report(updates.Current);
                    prompt?.ReportRequest(usage.Details, updates.Current.ModelId, updates.Current.RawRepresentation is not null, serviceTier);
                    cached?.AddCreation(usage.Details, prompt, updates.Current.ModelId);
                    cached = null;
                }

                yield return updates.Current;
            }
        }
        finally
        {
            await updates.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _caches.Dispose();
            _ownHttp?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsVanished(ClientResultException exception) =>
        exception.Status is 400 or 403 or 404 && exception.GetRawResponse()?.Content.ToString().Contains("CachedContent", StringComparison.Ordinal) == true;

    private async Task<ChatResponse?> TrySendAsync(CachedRequest cached, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetResponseAsync(cached.Messages, cached.Options, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientResultException exception) when (IsVanished(exception))
        {
            await _caches.ForgetAsync(cached.Hash, cached.Cache).ConfigureAwait(false);
            return null;
        }
    }

    private async Task<CachedRequest?> FindCacheAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var id = options?.ModelId ?? _defaultModel;
        if (id is null || !_catalog.TryFind(_options.Model ?? id, out var model) || !model.ExplicitCaches || options?.ToolMode is not (null or AutoChatToolMode))
            return null;
        if (SplitRequest.Of(messages, options, _options.UpTo) is not { } split)
            return null;

        var tokens = (long)(CachedContentBody.TextsOf(split.Prefix, options?.Tools).Sum(static text => (decimal)TokenEstimate.Of(text).Likely) * model.TokenScale);
        if (tokens < (model.MinimumPrefixTokens ?? 0)
            || CacheEconomy.Of(model, tokens, _time.GetUtcNow()) is not { } economy
            || CachedContentBody.Of(id, split.Prefix, options?.Tools) is not { } body)
        {
            return null;
        }

        var hash = CachedContentBody.HashOf(body);
        if (await _caches.GetAsync(hash, body, economy, cancellationToken).ConfigureAwait(false) is not var (cache, isNew))
            return null;

        return new CachedRequest([.. split.Rest.Select(AsUser)], Name(options, cache.Name), hash, cache, isNew);
    }

    private static ChatMessage AsUser(ChatMessage message)
    {
        if (message.Role != ChatRole.System)
            return message;

        var copy = message.Clone();
        copy.Role = ChatRole.User;
        return copy;
    }

    private static ChatOptions Name(ChatOptions? options, string cache)
    {
        var named = options?.Clone() ?? new ChatOptions();
        named.Tools = null;
        named.ToolMode = null;
        var inner = named.RawRepresentationFactory;
        named.RawRepresentationFactory = client =>
        {
            var raw = inner?.Invoke(client);
            if (raw is not (null or ChatCompletionOptions))
                return raw;

            var completion = (ChatCompletionOptions?)raw ?? new ChatCompletionOptions();
            var extra = completion.Patch.Contains("$.extra_body"u8) ? JsonNode.Parse(completion.Patch.GetJson("$.extra_body"u8))!.AsObject() : [];
            if (extra["google"] is not JsonObject google)
                extra["google"] = google = [];
            google["cached_content"] = cache;
            completion.Patch.Set("$.extra_body"u8, BinaryData.FromString(extra.ToJsonString()));
            return completion;
        };
        return named;
    }
}
