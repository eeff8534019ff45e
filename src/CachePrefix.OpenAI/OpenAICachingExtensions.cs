using CachePrefix.OpenAI;

namespace Microsoft.Extensions.AI;

/// <summary>Adds prompt caching to clients of the official OpenAI SDK.</summary>
public static class OpenAICachingExtensions
{
    /// <summary>
    /// Sends neutral breakpoints as <c>prompt_cache_breakpoint</c>, with <c>prompt_cache_key</c> and the lifetime in the form that the model takes,
    /// and reports cache reads and writes.
    /// </summary>
    /// <param name="client">
    /// A client that <c>AsIChatClient</c> of Microsoft.Extensions.AI.OpenAI made of a <c>ChatClient</c> or a <c>ResponsesClient</c>, also with other clients
    /// around it: OpenAI, Azure OpenAI, or a compatible service such as Gemini's. Put it below <c>UseFunctionInvocation</c>, so that the writes of every request are counted.
    /// </param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The client with caching.</returns>
    /// <exception cref="ArgumentException"><paramref name="client"/> does not lead to a client of the official SDK.</exception>
    public static OpenAICachingChatClient WithOpenAICaching(this IChatClient client, OpenAICachingOptions? options = null) => new(client, options);
}
