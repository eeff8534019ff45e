using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request that comes from no definition.</summary>
internal sealed class ChatRouteRequest(PromptLayout layout, PromptRoute route, IReadOnlyList<ChatMessage> messages, ChatOptions? options) : RouteRequest
{
    private readonly ChatOptions _options = options ?? new ChatOptions();

    public override PromptLayout Layout => layout;

    public override PromptRoute Route => route;

    public override IReadOnlyList<ChatMessage> Messages => messages;

    public override ChatOptions Options => _options;
}
