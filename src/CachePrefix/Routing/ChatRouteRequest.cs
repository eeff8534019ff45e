using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request that comes from no definition.</summary>
internal sealed class ChatRouteRequest(PromptLayout layout, PromptRoute route, IReadOnlyList<ChatMessage> messages, ChatOptions? options) : RouteRequest(layout, route)
{
    private readonly ChatOptions _options = options ?? new ChatOptions();

    public override IReadOnlyList<ChatMessage> Messages => messages;

    public override ChatOptions Options => _options;
}
