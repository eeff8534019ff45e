using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Cache;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Hosting;

/// <summary>One valid request to a provider.</summary>
internal abstract class ProviderCall
{
    public required ModelInfo Model { get; init; }

    public required Conversation Conversation { get; init; }

    /// <summary>The most tokens to generate, by the model's own count; <see langword="null"/> for no limit.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>Says what the cache does for the request, without making its entries readable.</summary>
    public abstract CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start);

    /// <summary>Writes the answer in the provider's form.</summary>
    public abstract ProviderResponse Respond(ResponseFacts facts);
}
