using CachePrefix.Anthropic;

namespace Microsoft.Extensions.AI;

/// <summary>Adds prompt caching to clients of the official Anthropic SDK.</summary>
public static class AnthropicCachingExtensions
{
    /// <summary>Sends neutral breakpoints as <c>cache_control</c> blocks and reports cache reads and writes.</summary>
    /// <param name="client">The client, as <c>AsIChatClient</c> of the official SDK returns it.</param>
    /// <returns>The client with caching.</returns>
    public static AnthropicCachingChatClient WithAnthropicCaching(this IChatClient client) => new(client);
}
