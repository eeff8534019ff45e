using System.Xml.Linq;

namespace CachePrefix.Analyzers.Tests.Meta;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(static file => XDocument.Load(file).Descendants() is var settings && Is(settings, "IsPackable") && !Is(settings, "PackAsTool") && !Is(settings, "DevelopmentDependency"))
        .Select(static file => Path.GetFileName(Path.GetDirectoryName(file)!))];

    /// <summary>The build compares code and files wherever there are files.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_with_a_library_writes_its_API_down(string package)
    {
        var lines = new[] { "Shipped", "Unshipped" }.SelectMany(kind => Repository.Read($"src/{package}/PublicAPI.{kind}.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(2, lines.Count(static line => line == "#nullable enable"));
        Assert.Contains(lines, line => line.StartsWith(package, StringComparison.Ordinal) || line.Contains("Microsoft.Extensions", StringComparison.Ordinal));
    }

    private static bool Is(IEnumerable<XElement> settings, string name) => settings.Any(setting => setting.Name.LocalName == name && setting.Value == "true");
}
