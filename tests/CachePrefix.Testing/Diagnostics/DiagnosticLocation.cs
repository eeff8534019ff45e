namespace CachePrefix.Testing;

/// <summary>Where a diagnostic is expected. Lines and columns count from 1; without an end only the start is compared.</summary>
public sealed record DiagnosticLocation(string? Path, int Line, int Column, int? EndLine = null, int? EndColumn = null, int? MarkupKey = null);
