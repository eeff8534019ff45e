using CachePrefix.Gemini.Caches;
using Microsoft.Extensions.AI;

namespace CachePrefix.Gemini;

/// <summary>A request that names an explicit cache.</summary>
/// <param name="Messages">What is not cached.</param>
/// <param name="Options">The options without tools, which are cached.</param>
/// <param name="Hash">The hash of the cached content.</param>
/// <param name="Cache">The cache.</param>
/// <param name="IsNew">Whether this call made the cache.</param>
internal sealed record CachedRequest(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string Hash, ExplicitCache Cache, bool IsNew)
{
    /// <summary>Adds what making the cache took to the usage of the call that made it, and prices it as a request of its own where requests are priced apart.</summary>
    public void AddCreation(UsageDetails? usage, PromptChatOptions? prompt, string? model)
    {
        if (!IsNew || usage is null)
            return;

        prompt?.ReportRequest(Creation(), model);
        usage.Add(Creation());
    }

    private UsageDetails Creation() => new()
    {
        InputTokenCount = Cache.Tokens,
        TotalTokenCount = Cache.Tokens,
        AdditionalCounts = new() { [UsageKeys.Written5m] = Cache.Tokens },
    };
}
