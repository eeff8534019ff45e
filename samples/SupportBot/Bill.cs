using CachePrefix;

namespace SupportBot;

/// <summary>What requests took. The cost is in US dollars.</summary>
internal sealed record Bill(long Requests, TokenUsage Tokens, decimal Cost)
{
    public static Bill Empty { get; } = new(0, default, 0);

    /// <summary>The share of the input that was read from the provider's cache, in per cent.</summary>
    public double HitRate => Tokens.TotalInput == 0 ? 0 : 100.0 * Tokens.CacheRead / Tokens.TotalInput;

    public Bill Add(TokenUsage tokens, decimal? cost) => new(Requests + 1, Tokens + tokens, Cost + (cost ?? 0));
}
