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

    /// <summary>Texts that end the answer where they would begin.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>How many answers are asked for.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>Whether what the model says costs nothing.</summary>
    public virtual bool IsOutputFree => false;

    /// <summary>The longest lifetime that the request asks for; <see langword="null"/> where it asks for none.</summary>
    public virtual TimeSpan? LongestLifetime => null;

    /// <summary>The service tier that processes the request; <see langword="null"/> for the usual one.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Says what the cache does for the request, without making its entries readable.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="start">When the request began.</param>
    /// <param name="mayRead">Whether the request reaches a machine that holds the entries.</param>
    public abstract CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead);

    /// <summary>Writes the answer in the provider's form.</summary>
    public abstract ProviderResponse Respond(ResponseFacts facts);
}
