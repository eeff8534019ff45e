namespace CachePrefix.Models;

internal sealed record PlatformRow(
    string? Id,
    string? Name,
    string? Provider,
    IdPrefixRow[]? IdPrefixes,
    string[]? IdSuffixes,
    int? LookBackPositions,
    bool? CollapsesToolRuns,
    bool? AutomaticBreakpoint,
    bool OwnRetirement,
    Dictionary<string, int>? MinimumPrefixTokens,
    DateOnly Checked,
    string[]? Sources,
    string? Note);
