using System.Reflection;

namespace CachePrefix.Tool.Tests.Support;

internal static class RepositoryRoot
{
    public static string Path { get; } =
        typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Of(string relative) => System.IO.Path.Combine(Path, relative);
}
