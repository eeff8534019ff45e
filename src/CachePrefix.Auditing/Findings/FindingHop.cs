namespace CachePrefix.Auditing.Findings;

/// <summary>A place that a volatile value passes on its way into the prompt.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record FindingHop(string Path, int Line);
