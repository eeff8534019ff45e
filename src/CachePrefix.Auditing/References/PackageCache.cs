using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using NuGet.Versioning;

namespace CachePrefix.Auditing.References;

/// <summary>The unpacked NuGet packages of this machine. Only read, never restored.</summary>
internal sealed class PackageCache(IReadOnlyList<string>? folders)
{
    private readonly IReadOnlyList<string> _folders = folders ?? DefaultFolders();
    private readonly ConcurrentDictionary<string, Package?> _packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies of packages and of all that they depend on.</summary>
    /// <param name="wanted">Versions by id.</param>
    /// <param name="missing">Receives the ids of <paramref name="wanted"/> that are not there.</param>
    public IReadOnlyList<string> Resolve(IEnumerable<KeyValuePair<string, string>> wanted, ICollection<string> missing)
    {
        var chosen = new Dictionary<string, Package>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<(string Id, string Version)>();
        foreach (var (id, version) in wanted.OrderBy(static package => package.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (Find(id, version) is null)
                missing.Add(id);
            else
                pending.Enqueue((id, version));
        }

        while (pending.TryDequeue(out var next))
        {
            if (Find(next.Id, next.Version) is not { } package)
                continue;
            if (chosen.TryGetValue(next.Id, out var known) && known.Version.CompareTo(package.Version) >= 0)
                continue;

            chosen[next.Id] = package;
            foreach (var dependency in package.Dependencies)
                pending.Enqueue(dependency);
        }

        return [.. chosen.Values.SelectMany(static package => package.Assemblies).Order(StringComparer.Ordinal)];
    }

    private static List<string> DefaultFolders()
    {
        var configured = Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        var folder = string.IsNullOrEmpty(configured) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages") : configured;
        return Directory.Exists(folder) ? [folder] : [];
    }

    private Package? Find(string id, string version) => _packages.GetOrAdd($"{id} {version}", _ => Open(id, version));

    /// <summary>The version asked for, else the next newer one, else the newest.</summary>
    private Package? Open(string id, string version)
    {
        if (!id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_') || id.All(static letter => letter == '.'))
            return null;

        try
        {
            var installed = _folders.Select(folder => Path.Combine(folder, id.ToLowerInvariant())).Where(Directory.Exists).SelectMany(Directory.GetDirectories)
                .Select(static folder => (Folder: folder, Version: PackageVersions.OfFolder(folder)))
                .OrderBy(static candidate => candidate.Version)
                .ToList();
            if (installed.Count == 0)
                return null;

            var asked = PackageVersions.Lowest(version);
            var (chosen, number) = asked is not null && installed.Find(candidate => candidate.Version >= asked) is { Folder: not null } found ? found : installed[^1];
            return new Package(number, Assemblies(chosen), Dependencies(Path.Combine(chosen, id.ToLowerInvariant() + ".nuspec")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Assemblies(string folder)
    {
        foreach (var kind in new[] { "ref", "lib" })
        {
            var assets = Path.Combine(folder, kind);
            if (!Directory.Exists(assets))
                continue;

            return AssetFrameworks.Nearest(Directory.GetDirectories(assets), static folder => Path.GetFileName(folder)) is { } best ? Directory.GetFiles(best, "*.dll") : [];
        }

        return [];
    }

    private static List<(string Id, string Version)> Dependencies(string nuspec)
    {
        if (!File.Exists(nuspec))
            return [];

        var elements = XDocument.Load(nuspec).Descendants().Where(static element => element.Name.LocalName == "dependencies").Elements().ToList();
        var group = AssetFrameworks.Nearest(elements.Where(static element => element.Name.LocalName == "group"), static element => (string?)element.Attribute("targetFramework") ?? "");
        return [.. (group?.Elements() ?? elements)
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => ((string?)element.Attribute("id") ?? "", (string?)element.Attribute("version") ?? ""))];
    }

    private sealed record Package(NuGetVersion Version, IReadOnlyList<string> Assemblies, IReadOnlyList<(string Id, string Version)> Dependencies);
}
