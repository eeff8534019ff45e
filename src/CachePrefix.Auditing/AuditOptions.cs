using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing;

/// <summary>What to audit and how.</summary>
public sealed record AuditOptions
{
    /// <summary>The folders, solutions, projects and C# files to audit. Relative paths count from the current folder.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>How the code is loaded.</summary>
    public AuditMode Mode { get; init; } = AuditMode.Auto;

    /// <summary>Findings below this severity are left out.</summary>
    public FindingSeverity MinimumSeverity { get; init; } = FindingSeverity.Information;

    /// <summary>The folders with unpacked NuGet packages that loose loading may take references from; <see langword="null"/> for the user's own.</summary>
    public IReadOnlyList<string>? PackageFolders { get; init; }

    /// <summary>Longer files are not read, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Longer files are not read if they are generated, in bytes.</summary>
    public long MaxGeneratedFileBytes { get; init; } = 512 * 1024;
}
