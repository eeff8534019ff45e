using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace CachePrefix.Auditing.References;

/// <summary>The reference assemblies of .NET and ASP.NET Core: of the installed SDK, or of the running program where there is none.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    /// <summary>Full paths of assemblies.</summary>
    public static IReadOnlyList<string> Find()
    {
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var install = Path.GetFullPath("../../..", runtime);
        return [.. Packs.SelectMany(pack => FromPack(Path.Combine(install, "packs", pack + ".Ref"))
            ?? FromShared(pack == Packs[0] ? runtime : Path.Combine(install, "shared", pack)))];
    }

    private static IEnumerable<string>? FromPack(string folder)
    {
        if (!Directory.Exists(folder))
            return null;

        var newest = Directory.GetDirectories(folder).Where(static version => Directory.Exists(Path.Combine(version, "ref"))).MaxBy(PackageVersions.OfFolder);
        return newest is null ? null : Directory.GetFiles(Directory.GetDirectories(Path.Combine(newest, "ref")).Max(StringComparer.Ordinal)!, "*.dll");
    }

    private static IEnumerable<string> FromShared(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        if (Directory.GetFiles(folder, "*.dll") is [] && Directory.GetDirectories(folder).MaxBy(PackageVersions.OfFolder) is { } newest)
            folder = newest;

        return Directory.GetFiles(folder, "*.dll").Where(IsManaged);
    }

    private static bool IsManaged(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new PEReader(stream);
            return reader.HasMetadata;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
