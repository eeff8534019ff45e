using System.ClientModel;
using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using CachePrefix.Models;
using CachePrefix.OpenAI.Keys;
using CachePrefix.OpenAI.Lowering;
using CachePrefix.OpenAI.Placement;
using CachePrefix.OpenAI.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.OpenAI;

/// <summary>
/// Lowers neutral breakpoints (<see cref="Breakpoint"/>) to what a model's generation takes and reports cache writes. Messages, contents and options of
/// the caller are never changed.
/// </summary>
/// <remarks>
/// What a model takes is a row of the catalogue: models with breakpoints get <c>prompt_cache_breakpoint</c> and <c>prompt_cache_options</c>, earlier ones
/// <c>prompt_cache_key</c> and <c>prompt_cache_retention</c>, models of other providers nothing. Seen with OpenAI 2.14.0 and Microsoft.Extensions.AI.OpenAI 10.11.0.
/// </remarks>
public sealed class OpenAICachingChatClient : DelegatingChatClient, IProviderErrorReader
{
    private readonly IMessageLowering _lowering;
    private readonly OpenAICachingOptions _options;
    private readonly ModelCatalog _catalog;
    private readonly CacheKeys _keys;
    private readonly ConversationKeys _conversations = new();
    private readonly string? _defaultModel;
    private readonly Lazy<IBatchEndpoint?> _batches;
    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);

    /// <summary>Adds caching to a client of the official SDK.</summary>
    /// <param name="innerClient">The client, as <c>AsIChatClient</c> returns it, also with other clients around it.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="innerClient"/> does not lead to a client of the official SDK.</exception>
    public OpenAICachingChatClient(IChatClient innerClient, OpenAICachingOptions? options = null)
        : base(innerClient)
    {
        _options = options ?? new OpenAICachingOptions();
        _catalog = _options.Catalog ?? ModelCatalog.Default;
        _keys = new CacheKeys(_options.TimeProvider ?? TimeProvider.System);
        _defaultModel = innerClient.GetService<ChatClientMetadata>()?.DefaultModelId;
        _batches = new Lazy<IBatchEndpoint?>(() =>
            _defaultModel is not null && SdkClients.TryGet(innerClient, _defaultModel, out var sdk) ? new OpenAIBatchEndpoint(sdk, _options) : null);
        _lowering = innerClient.GetService<ChatClient>() is not null ? new ChatLowering()
            : innerClient.GetService<ResponsesClient>() is not null ? new ResponsesLowering()
            : throw new ArgumentException(
                $"'{innerClient.GetType()}' leads to no OpenAI.Chat.ChatClient or OpenAI.Responses.ResponsesClient; give a client that AsIChatClient of Microsoft.Extensions.AI.OpenAI made.",
                nameof(innerClient));
    }

    /// <inheritdoc />
    /// <remarks>Gives out an <see cref="IBatchEndpoint"/>.</remarks>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        (serviceType == typeof(IBatchEndpoint) && serviceKey is null ? _batches.Value : null) ?? base.GetService(serviceType, serviceKey);

    /// <inheritdoc />
    public HttpStatusCode? ReadStatus(Exception exception) =>
        exception is ClientResultException { Status: > 0 and var status } ? (HttpStatusCode)status : null;

    /// <inheritdoc />
    public string? ReadHeader(Exception exception, string name) =>
        (exception as ClientResultException)?.GetRawResponse()?.Headers.TryGetValue(name, out var value) == true ? value : null;

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = Plan(messages, options);
        var response = await base.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
        Report(request, response, options as PromptChatOptions);
        _conversations.Remember(response.ConversationId, request.Key);
        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = Plan(messages, options);
        await foreach (var update in base.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
        {
            _conversations.Remember(update.ConversationId, request.Key);
            foreach (var usage in update.Contents.OfType<UsageContent>())
            {
                request.Writes.Report(CacheWrites.Of(update), usage.Details);
                var serviceTier = ServiceTiers.Report(update);
                (options as PromptChatOptions)?.ReportRequest(usage.Details, update.ModelId, update.RawRepresentation is not null, serviceTier);
            }

            yield return update;
        }
    }

    /// <summary>
    /// A client that invokes functions below this one adds up the usage of several requests. In Responses what the earlier ones wrote is lost, and so is the cost where writing has a price.
    /// </summary>
    private static void Report(in LoweredRequest request, ChatResponse response, PromptChatOptions? options)
    {
        var isFromProvider = response.RawRepresentation is not null;
        var serviceTier = ServiceTiers.Report(response);
        if (!response.Messages.Any(static message => message.Role == ChatRole.Tool))
        {
            request.Writes.Report(CacheWrites.Of(response), response.Usage);
            options?.ReportRequest(response.Usage, response.ModelId, isFromProvider, serviceTier);
        }
        else if (response.RawRepresentation is not ResponseResult)
        {
            request.Writes.Report(CacheWrites.Of(response), response.Usage);
        }
        else if (request.MayPayForWrites)
        {
            options?.ReportUnpriced(response.Usage, isFromProvider);
        }
    }

    private LoweredRequest Plan(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options)
    {
        var list = messages as IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> ?? [.. messages];
        if (FindModel(options) is not { } model)
            return new LoweredRequest(list, options, Key: null, WrittenSpans.Short, MayPayForWrites: true);

        var marks = Marks.Place(list, _lowering);
        var spans = WrittenSpans.Short;
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> lowered = list;
        var lifetimes = new CacheLifetimes(model, _lowering.TakesLongLifetime);
        if (model.Caching == CachingMode.Breakpoints && marks.Count > 0)
        {
            spans = WrittenSpans.Of(list, marks, lifetimes, model);
            lowered = Marks.Apply(list, marks.WithReads(list, _lowering), lifetimes, _lowering);
        }

        var settings = new RequestSettings(
            model.Provider.CacheKey ? KeyOf(list, options, marks, model) : null,
            lifetimes.Retention(marks),
            lifetimes.Options(marks),
            options is PromptChatOptions { IsPrewarm: true });
        return new LoweredRequest(lowered, _lowering.Lower(options, settings), settings.Key, spans, model.Caching == CachingMode.Breakpoints);
    }

    /// <summary>What follows in a conversation that the service keeps has the key of what began it.</summary>
    private string? KeyOf(IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options, MarkList marks, ModelInfo model) =>
        (marks.Count == 0 ? _conversations.Find(options?.ConversationId) : null)
        ?? _keys.Next(
            _options.CacheKey ?? PrefixHash.Of((options as PromptChatOptions)?.Layout.Name, messages, marks, model),
            _options.RequestsPerKeyPerMinute ?? model.RequestsPerKeyPerMinute);

    private ModelInfo? FindModel(ChatOptions? options)
    {
        var id = _options.Model ?? options?.ModelId ?? _defaultModel;
        if (id is not null && _catalog.TryFind(id, out var model))
            return model;
        if (_options.Logger is { } logger && _unknown.TryAdd(id ?? "", true))
            Log.UnknownModel(logger, id ?? "(none)", null);
        return null;
    }

    private static class Log
    {
        public static readonly Action<ILogger, string, Exception?> UnknownModel = LoggerMessage.Define<string>(
            LogLevel.Warning,
            new EventId(1, nameof(UnknownModel)),
            "The catalogue does not know the model '{Model}', so its requests carry no cache settings; name the model in OpenAICachingOptions.Model or add a row to the catalogue.");
    }
}
