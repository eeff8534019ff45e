namespace CachePrefix.Models;

internal sealed record ModelRow(
    string? Id,
    string[]? Aliases,
    string? Provider,
    int? MinimumPrefixTokens,
    string? Caching,
    int? IncrementTokens,
    string[]? Lifetimes,
    string? LifetimeParameter,
    int? RequestsPerKeyPerMinute,
    bool ExplicitCaches,
    bool SystemMessages,
    bool DropsEarlierThinking,
    string? DefaultEffort,
    decimal? TokenScale,
    PriceRow[]? Prices,
    Dictionary<string, decimal>? ServiceTiers,
    DateOnly? Retires,
    string? Successor,
    DateOnly Checked,
    string[]? Sources,
    string? Note);
