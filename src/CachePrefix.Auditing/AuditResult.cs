using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing;

/// <summary>What an audit found, and how much of the code it could understand.</summary>
public sealed record AuditResult
{
    /// <summary>The folder that all paths are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>Sorted by path, line, column, id and message, each once.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How much was loaded and resolved.</summary>
    public required AuditCoverage Coverage { get; init; }

    /// <summary>What was left out or guessed, sorted.</summary>
    public required IReadOnlyList<AuditNote> Notes { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
