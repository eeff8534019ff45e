using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What a request would find on a tier: how much of it the provider's cache holds, and what its tokens cost there.</summary>
/// <param name="Model">The tier's model, or <see langword="null"/> when only responses tell it.</param>
/// <param name="Price">The prices for a request of this length; <see langword="null"/> where they are not known.</param>
/// <param name="PrefixTokens">The tokens that are cached, in the model's own; 0 where they are too few or the request asks for no caching.</param>
/// <param name="WarmTokens">How many of them can be read now, as far as this program knows; 0 where nothing remembers it.</param>
/// <param name="WarmFor">For how long, unless they are used again.</param>
/// <param name="NewTokens">The tokens after the last breakpoint.</param>
public readonly record struct TierOutlook(string? Model, TokenPrice? Price, long PrefixTokens, long WarmTokens, TimeSpan WarmFor, long NewTokens)
{
    /// <summary>What the request's input would cost in US dollars; <see langword="null"/> where no price is known. What is written is taken to live for the shortest lifetime.</summary>
    public decimal? InputCost => Price?.CostOf(new TokenUsage(NewTokens, WarmTokens, PrefixTokens - WarmTokens)).Total;
}
