namespace CachePrefix.Auditing;

/// <summary>How much of the code was loaded and how much of it could be resolved.</summary>
public sealed record AuditCoverage
{
    /// <summary>Projects loaded through MSBuild; one with several target frameworks counts once.</summary>
    public int BuiltProjects { get; init; }

    /// <summary>Projects and programs compiled loosely.</summary>
    public int LooseProjects { get; init; }

    /// <summary>Distinct C# files that were analysed.</summary>
    public int Files { get; init; }

    /// <summary>Package references of loose projects that were found in a package folder.</summary>
    public int PackagesFound { get; init; }

    /// <summary>Package references of loose projects that were not found, as <c>id version</c>, sorted.</summary>
    public IReadOnlyList<string> PackagesMissing { get; init; } = [];

    /// <summary>Places that fill a prompt through an SDK and whose symbol is known.</summary>
    public int SinksBySymbol { get; init; }

    /// <summary>Places that fill a prompt through an SDK, recognised by name and <c>using</c> because the symbol is missing.</summary>
    public int SinksByName { get; init; }
}
