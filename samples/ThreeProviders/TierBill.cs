using CachePrefix;
using CachePrefix.Models;

namespace ThreeProviders;

/// <summary>What the calls of one tier took.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Model">Its model.</param>
/// <param name="Usages">The tokens of each call, in the order of the calls.</param>
/// <param name="Cost">What the results cost together, in US dollars.</param>
/// <param name="Storage">What storing explicit caches cost besides.</param>
/// <param name="Billed">What the provider bills for this model.</param>
internal sealed record TierBill(string Tier, ModelInfo Model, IReadOnlyList<TokenUsage> Usages, decimal Cost, decimal Storage, decimal Billed)
{
    public long PrefixTokens => Usages.Max(usage => Math.Max(usage.CacheRead, usage.CacheWrite));

    public long Read => Usages.Sum(usage => usage.CacheRead);

    public long Written => Usages.Sum(usage => usage.CacheWrite);

    /// <summary>How much of the prefix was read from the cache after the first call, in per cent.</summary>
    public double ReadPercent => 100.0 * Usages.Skip(1).Sum(usage => usage.CacheRead) / (PrefixTokens * (Usages.Count - 1));

    /// <summary>What the same calls would cost if nothing was cached.</summary>
    public decimal Uncached => Usages.Sum(usage => Model.CostOf(new TokenUsage(InputOf(usage), Output: usage.Output), DateTimeOffset.UtcNow)?.Total ?? 0);

    public double SavingPercent => (double)(100 * (1 - ((Cost + Storage) / Uncached)));

    /// <summary>The tokens of the prompt. Where a cache is made by a request of its own, what it writes comes on top.</summary>
    private long InputOf(TokenUsage usage) => Model.ExplicitCaches ? usage.TotalInput - usage.CacheWrite : usage.TotalInput;
}
