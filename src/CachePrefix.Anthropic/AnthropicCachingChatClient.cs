using System.Net;
using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>
/// Lowers neutral breakpoints (<see cref="Breakpoint"/>) to <c>cache_control</c> blocks of the official Anthropic SDK and reports cache writes
/// by lifetime. Messages, contents and options of the caller are never changed.
/// </summary>
/// <remarks>
/// Behaviour of the SDK's adapter that this client relies on was seen with Anthropic 13.11.0 and 13.14.0, and with its clients for Bedrock, Vertex AI and Foundry: a <c>CacheControlEphemeral</c> under
/// <c>anthropic:cache_control</c> on a content, and under <c>CacheControl</c> on a tool, reaches the request;
/// one system block is sent per text content; <see cref="ChatOptions.Instructions"/> is sent last and cannot be marked.
/// </remarks>
public sealed class AnthropicCachingChatClient : DelegatingChatClient, IProviderErrorReader
{
    /// <summary>
    /// The key of <see cref="ChatResponse.AdditionalProperties"/>, and of those of a stream's first update, that names settings which the SDK did not send, separated by commas.
    /// </summary>
    public const string DroppedSettingsKey = "cacheprefix:dropped_settings";

    private readonly DroppedSettings _dropped;
    private readonly Lazy<IBatchEndpoint>? _batches;

    /// <summary>Adds caching to a client of the official SDK.</summary>
    /// <param name="innerClient">The client, as <c>AsIChatClient</c> returns it.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    public AnthropicCachingChatClient(IChatClient innerClient, AnthropicCachingOptions? options = null)
        : base(innerClient)
    {
        options ??= new AnthropicCachingOptions();
        _dropped = new DroppedSettings(options);
        if (innerClient.GetService<AnthropicClient>() is { } sdk && sdk.GetType() == typeof(AnthropicClient) && innerClient.GetService<ChatClientMetadata>()?.DefaultModelId is { } model)
            _batches = new Lazy<IBatchEndpoint>(() => new AnthropicBatchEndpoint(sdk, model, options));
    }

    /// <inheritdoc />
    /// <remarks>Gives out an <see cref="IBatchEndpoint"/> for clients of the Claude API itself.</remarks>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        (serviceType == typeof(IBatchEndpoint) && serviceKey is null ? _batches?.Value : null) ?? base.GetService(serviceType, serviceKey);

    /// <inheritdoc />
    public HttpStatusCode? ReadStatus(Exception exception) => (exception as AnthropicApiException)?.StatusCode;

    /// <inheritdoc />
    /// <remarks>The SDK's exceptions carry no headers; an <see cref="ErrorHeadersHandler"/> in the SDK's client keeps them.</remarks>
    public string? ReadHeader(Exception exception, string name)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return ErrorHeaders.Read(exception, name);
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">A setting would not be sent, and <see cref="DroppedSettingHandling.Throw"/> is chosen.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var dropped = _dropped.Check(options);
        var list = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var response = await AskAsync(MessageLowering.Lower(list, options), OptionsLowering.Lower(options), cancellationToken).ConfigureAwait(false);
        var isSum = response.Messages.Any(static message => message.Role == ChatRole.Tool);
        var lifetimes = isSum ? MessageLowering.Lifetimes(list, options) : [];
        CacheWrites.Of(response)?.AddTo(response.Usage, lifetimes.Contains(CacheTtl.OneHour) ? CacheTtl.OneHour : CacheTtl.FiveMinutes);
        if (isSum && lifetimes.Count > 1)
            (options as PromptChatOptions)?.ReportUnpriced(response.Usage, response.RawRepresentation is not null);
        else if (!isSum)
            (options as PromptChatOptions)?.ReportRequest(response.Usage, response.ModelId, response.RawRepresentation is not null);
        if (dropped is not null)
            (response.AdditionalProperties ??= [])[DroppedSettingsKey] = dropped;
        return response;
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">A setting would not be sent, and <see cref="DroppedSettingHandling.Throw"/> is chosen.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var dropped = _dropped.Check(options);
        var request = new StreamedRequest(options as PromptChatOptions);
        var updates = base.GetStreamingResponseAsync(MessageLowering.Lower(messages, options), OptionsLowering.Lower(options), cancellationToken);
        await foreach (var update in WithHeadersAsync(updates, cancellationToken).ConfigureAwait(false))
        {
            request.Read(update);
            if (dropped is not null)
                (update.AdditionalProperties ??= [])[DroppedSettingsKey] = dropped;
            dropped = null;
            yield return update;
        }

        request.End();
    }

    private async Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var headers = ErrorHeaders.Begin();
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AnthropicApiException exception) when (headers.AddTo(exception))
        {
            throw;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> WithHeadersAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var headers = ErrorHeaders.Begin();
        await using var enumerator = updates.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            headers.Resume();
            try
            {
                if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                    yield break;
            }
            catch (AnthropicApiException exception) when (headers.AddTo(exception))
            {
                throw;
            }

            yield return enumerator.Current;
        }
    }
}
