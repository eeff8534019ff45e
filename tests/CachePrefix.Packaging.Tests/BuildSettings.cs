using System.Reflection;

namespace CachePrefix.Packaging.Tests;

/// <summary>What the build of this test project knows about the repository.</summary>
internal static class BuildSettings
{
    public static string RepositoryRoot => Of("RepositoryRoot");

    public static string Configuration => Of("Configuration");

    public static string PackageVersion => Of("PackageVersion");

    private static string Of(string key) =>
        typeof(BuildSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
