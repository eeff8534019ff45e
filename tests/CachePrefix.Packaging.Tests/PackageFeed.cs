using System.IO.Compression;
using System.Xml.Linq;

namespace CachePrefix.Packaging.Tests;

/// <summary>Everything that is published, in a folder that serves as a feed: packed once, or before the tests into the folder that <c>CACHEPREFIX_PACKAGES</c> names.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string? Packed = Environment.GetEnvironmentVariable("CACHEPREFIX_PACKAGES");

    public string Root { get; } = Directory.CreateTempSubdirectory("cacheprefix-feed-").FullName;

    public string Packages => Packed ?? Path.Combine(Root, "feed");

    public Task InitializeAsync() => Packed is not null ? Task.CompletedTask : DotNet.RunAsync(
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
