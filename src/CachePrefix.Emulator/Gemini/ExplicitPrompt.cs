using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Prompts;

namespace CachePrefix.Emulator.Gemini;

/// <summary>A prompt whose beginning is an explicit cache: all of that is read, all else is not cached.</summary>
/// <param name="cachedTokens">The tokens of the cache.</param>
/// <param name="ownTokens">The tokens of the request.</param>
internal sealed class ExplicitPrompt(int cachedTokens, int ownTokens) : ICachedPrompt
{
    public TimeSpan? Lifetime => null;

    public CacheOutcome Plan(PromptCache cache, DateTimeOffset start, bool mayRead) => new(cachedTokens + ownTokens, start) { Read = cachedTokens };
}
