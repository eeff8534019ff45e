using System.Net;
using System.Runtime.CompilerServices;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>
/// Lowers neutral breakpoints (<see cref="Breakpoint"/>) to <c>cache_control</c> blocks of the official Anthropic SDK and reports cache writes
/// by lifetime. Messages, contents and options of the caller are never changed.
/// </summary>
/// <remarks>
/// Behaviour of the SDK's adapter that this client relies on was seen with Anthropic 13.11.0: a <c>CacheControlEphemeral</c> under
/// <c>anthropic:cache_control</c> on a content, and under <c>CacheControl</c> on a tool, reaches the request;
/// one system block is sent per text content; <see cref="ChatOptions.Instructions"/> is sent last and cannot be marked.
/// </remarks>
public sealed class AnthropicCachingChatClient : DelegatingChatClient, IProviderErrorReader
{
    /// <summary>Adds caching to a client of the official SDK.</summary>
    /// <param name="innerClient">The client, as <c>AsIChatClient</c> returns it.</param>
    public AnthropicCachingChatClient(IChatClient innerClient)
        : base(innerClient)
    {
    }

    /// <inheritdoc />
    public HttpStatusCode? ReadStatus(Exception exception) => (exception as AnthropicApiException)?.StatusCode;

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var response = await base.GetResponseAsync(
            MessageLowering.Lower(messages), OptionsLowering.Lower(options), cancellationToken).ConfigureAwait(false);
        CacheWrites.Of(response)?.AddTo(response.Usage);
        (options as PromptChatOptions)?.ReportRequest(response.Usage, response.ModelId);
        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        CacheWrites? writes = null;
        UsageDetails? total = null;
        string? model = null;
        var updates = base.GetStreamingResponseAsync(MessageLowering.Lower(messages), OptionsLowering.Lower(options), cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            writes ??= CacheWrites.Of(update);
            model ??= update.ModelId;
            foreach (var usage in update.Contents.OfType<UsageContent>())
            {
                writes?.AddTo(usage.Details);
                (total ??= new UsageDetails()).Add(usage.Details);
            }

            yield return update;
        }

        (options as PromptChatOptions)?.ReportRequest(total, model);
    }
}
