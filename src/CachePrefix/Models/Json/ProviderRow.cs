namespace CachePrefix.Models;

internal sealed record ProviderRow(
    string? Id,
    string? Name,
    string? Caching,
    int MaxBreakpoints,
    string? BreakpointOverflow,
    int? LookBackPositions,
    bool CollapsesToolRuns,
    bool AutomaticBreakpoint,
    bool CacheKey,
    LookUpRow? LookUp,
    LifetimeRow[]? Lifetimes,
    decimal? BatchMultiplier,
    BatchLimitsRow? BatchLimits,
    BatchServiceRow? BatchService,
    Dictionary<string, decimal>? ServiceTiers,
    string? DefaultEffort,
    DateOnly Checked,
    string[]? Sources,
    string? Note);
