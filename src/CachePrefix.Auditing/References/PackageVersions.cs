using NuGet.Versioning;

namespace CachePrefix.Auditing.References;

/// <summary>Reads versions of packages as projects, packages and folders write them.</summary>
internal static class PackageVersions
{
    private static readonly NuGetVersion None = new(0, 0, 0);

    /// <summary>The version that a folder is named after; 0.0.0 where it is none.</summary>
    public static NuGetVersion OfFolder(string folder) => NuGetVersion.TryParse(Path.GetFileName(folder), out var version) ? version : None;

    /// <summary>The lowest version that a version or range allows, or <see langword="null"/> where it names none.</summary>
    public static NuGetVersion? Lowest(string range) => VersionRange.TryParse(range, out var parsed) ? parsed.MinVersion : null;
}
