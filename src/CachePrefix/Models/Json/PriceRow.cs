namespace CachePrefix.Models;

internal sealed record PriceRow(
    DateOnly? From,
    long AboveInputTokens,
    decimal? Input,
    decimal? CacheRead,
    Dictionary<string, decimal>? CacheWrite,
    decimal? Output,
    decimal? CacheStorage);
