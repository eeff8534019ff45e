namespace CachePrefix;

/// <summary>Chooses between tiers by what a right answer is worth.</summary>
internal static class TierChoice
{
    /// <summary>The tier with the best probability less its cost, where the difference in cost between cheapest and dearest counts as much as <paramref name="threshold"/>; the cheaper of two that are equal.</summary>
    /// <param name="probabilities">By tier.</param>
    /// <param name="tiers">From cheap to dear.</param>
    /// <param name="threshold">The price of quality.</param>
    /// <param name="allowed">The tiers that may be chosen; all when <see langword="null"/>.</param>
    /// <returns>The number of the tier; -1 when none is allowed.</returns>
    public static int Best(IReadOnlyList<double> probabilities, IReadOnlyList<DifficultyTier> tiers, double threshold, Func<DifficultyTier, bool>? allowed = null)
    {
        var range = tiers[^1].Cost - tiers[0].Cost;
        var (best, value) = (-1, double.NegativeInfinity);
        for (var tier = 0; tier < tiers.Count; tier++)
        {
            if (allowed is not null && !allowed(tiers[tier]))
                continue;
            var cost = range > 0 ? (tiers[tier].Cost - tiers[0].Cost) / range : 0;
            if (probabilities[tier] - (threshold * cost) is var worth && worth > value)
                (best, value) = (tier, worth);
        }

        return best;
    }
}
