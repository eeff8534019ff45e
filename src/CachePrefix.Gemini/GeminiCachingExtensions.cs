using CachePrefix.Gemini;

namespace Microsoft.Extensions.AI;

/// <summary>Adds explicit caches to clients that talk to Gemini.</summary>
public static class GeminiCachingExtensions
{
    /// <summary>
    /// Stores the stable part of prompts in explicit caches (<c>cachedContents</c>) and sends requests that name them. Models without explicit caches, prefixes below the
    /// model's minimum and prices that do not let a cache pay leave a request as it is, to be cached implicitly.
    /// </summary>
    /// <param name="client">
    /// A client that <c>AsIChatClient</c> of Microsoft.Extensions.AI.OpenAI made of a <c>ChatClient</c> at Gemini's OpenAI-compatible endpoint. Put this one below <c>UseFunctionInvocation</c>.
    /// </param>
    /// <param name="options">The settings.</param>
    /// <returns>The client with explicit caches. Disposing of it stops renewals.</returns>
    public static GeminiCachingChatClient WithGeminiCaching(this IChatClient client, GeminiCachingOptions options) => new(client, options);
}
