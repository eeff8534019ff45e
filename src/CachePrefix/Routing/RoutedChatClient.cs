using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A tier's client that writes into its responses why it was chosen.</summary>
internal sealed class RoutedChatClient(Tier tier, RouteDecision? decision = null) : DelegatingChatClient(tier.Client)
{
    public RoutedChatClient With(RouteDecision route) => new(tier, route);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        (response.AdditionalProperties ??= [])[RoutingChatClientExtensions.PropertyName] = decision;
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isFirst = true;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            if (isFirst)
                (update.AdditionalProperties ??= [])[RoutingChatClientExtensions.PropertyName] = decision;
            isFirst = false;
            yield return update;
        }
    }
}
