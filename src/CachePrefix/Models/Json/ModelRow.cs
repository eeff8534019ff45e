namespace CachePrefix.Models;

internal sealed record ModelRow(
    string? Id,
    string[]? Aliases,
    string? Provider,
    int? MinimumPrefixTokens,
    string? Caching,
    int? IncrementTokens,
    string[]? Lifetimes,
    bool SystemMessages,
    bool DropsEarlierThinking,
    decimal? TokenScale,
    PriceRow[]? Prices,
    DateOnly Checked,
    string[]? Sources,
    string? Note);
