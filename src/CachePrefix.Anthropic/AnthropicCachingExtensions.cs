using CachePrefix.Anthropic;

namespace Microsoft.Extensions.AI;

/// <summary>Adds prompt caching to clients of the official Anthropic SDK.</summary>
public static class AnthropicCachingExtensions
{
    /// <summary>Sends neutral breakpoints as <c>cache_control</c> blocks and reports cache reads and writes.</summary>
    /// <param name="client">
    /// The client, as <c>AsIChatClient</c> of the official SDK returns it, for the Claude API, Amazon Bedrock, Vertex AI or Microsoft Foundry. Put it below
    /// <c>UseFunctionInvocation</c>, so that the writes of every request are counted by lifetime.
    /// </param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The client with caching.</returns>
    public static AnthropicCachingChatClient WithAnthropicCaching(this IChatClient client, AnthropicCachingOptions? options = null) => new(client, options);
}
