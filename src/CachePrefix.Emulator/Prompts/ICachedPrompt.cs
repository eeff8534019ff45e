using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Prompts;

/// <summary>The prompt of a request as the cache of its model sees it.</summary>
internal interface ICachedPrompt
{
    /// <summary>How long what it writes lives; <see langword="null"/> where it writes nothing.</summary>
    TimeSpan? Lifetime { get; }

    CacheOutcome Plan(PromptCache cache, DateTimeOffset start, bool mayRead);
}
