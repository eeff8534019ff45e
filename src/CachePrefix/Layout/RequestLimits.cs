using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What every provider accepts: the strictest of their limits, since one request may meet any tier's provider.</summary>
/// <param name="MaxBreakpoints">The most breakpoints in one request.</param>
/// <param name="LookBack">How many positions before a breakpoint a provider searches for an earlier write.</param>
internal sealed record RequestLimits(int MaxBreakpoints, int LookBack)
{
    public static RequestLimits From(ModelCatalog catalog) => new(
        catalog.Providers.Where(static provider => provider.MaxBreakpoints > 0).Min(static provider => provider.MaxBreakpoints),
        catalog.Providers.Where(static provider => provider.LookBackPositions > 0).Min(static provider => provider.LookBackPositions!.Value));
}
