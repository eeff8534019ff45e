using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Prompts;

/// <summary>The prompt of a request as the cache of its model sees it.</summary>
internal interface ICachedPrompt
{
    CacheOutcome Plan(PromptCache cache, DateTimeOffset start, bool mayRead);
}
