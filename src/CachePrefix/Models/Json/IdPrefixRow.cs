namespace CachePrefix.Models;

internal sealed record IdPrefixRow(string? Prefix, decimal? PriceMultiplier);
