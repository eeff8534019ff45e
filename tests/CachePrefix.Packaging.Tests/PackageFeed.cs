using System.IO.Compression;
using System.Xml.Linq;

namespace CachePrefix.Packaging.Tests;

/// <summary>Packs everything that is published once, into a folder that serves as a feed.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Root { get; } = Directory.CreateTempSubdirectory("cacheprefix-feed-").FullName;

    public string Packages => Path.Combine(Root, "feed");

    public Task InitializeAsync() => DotNet.RunAsync(
        BuildSettings.RepositoryRoot, "pack", "src/Packages.slnf", "--no-restore", "-c", BuildSettings.Configuration, "-o", Packages, "-v", "quiet");

    public async Task DisposeAsync()
    {
        await DotNet.ShutDownServersAsync();
        Directory.Delete(Root, recursive: true);
    }

    internal IReadOnlyList<string> EntriesOf(string packageId)
    {
        using var package = Open(packageId);
        return [.. package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    internal XElement NuspecOf(string packageId)
    {
        using var package = Open(packageId);
        using var stream = package.GetEntry(packageId + ".nuspec")!.Open();
        return XElement.Load(stream);
    }

    private ZipArchive Open(string packageId) =>
        ZipFile.OpenRead(Path.Combine(Packages, $"{packageId}.{BuildSettings.PackageVersion}.nupkg"));
}
