using System.Text.Json;
using System.Text.RegularExpressions;

namespace CachePrefix.Packaging.Tests;

/// <summary>A fresh project outside the repository, with its own packages folder, that restores from the feed.</summary>
internal sealed partial class ConsumerProject
{
    private readonly string _folder;
    private bool _isRestored;

    public ConsumerProject(PackageFeed feed, string name, IEnumerable<(string Id, string Version)> packages, string properties = "")
    {
        _folder = Directory.CreateDirectory(Path.Combine(feed.Root, name)).FullName;
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed.Packages}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(feed.Root, "packages")}" />
              </config>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {(properties.Contains("<TargetFrameworks>", StringComparison.Ordinal) ? "" : "<TargetFramework>net10.0</TargetFramework>")}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(packages.Select(package => $"<PackageReference Include=\"{package.Id}\" Version=\"{package.Version}\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    public void Write(string path, string content) => File.WriteAllText(Path.Combine(_folder, path), content);

    public string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    /// <summary>Builds and returns <c>file(line): severity id</c> of every finding of ours, in order and once each.</summary>
    public async Task<IReadOnlyList<string>> BuildAsync()
    {
        var output = await BuildOutputAsync(allowFailure: false);
        return [.. Finding().Matches(output)
            .Select(match => $"{match.Groups[1].Value}({match.Groups[2].Value}): {match.Groups[3].Value} {match.Groups[4].Value}")
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Builds with further arguments, with no regard to what was built before.</summary>
    public Task<string> BuildOutputAsync(params string[] arguments) => BuildOutputAsync(allowFailure: false, arguments);

    public Task<string> BuildOutputAsync(bool allowFailure, params string[] arguments) =>
        RunBuildAsync(allowFailure, ["--no-incremental", "-v", "minimal", "-tl:off", .. arguments]);

    public bool Exists(string path) => File.Exists(Path.Combine(_folder, path));

    /// <summary>Applies the fixes for the ids, or all fixes.</summary>
    public Task<string> FormatAsync(params string[] ids) =>
        DotNet.RunAsync(_folder, ["format", "analyzers", "--no-restore", "--severity", "info", .. ids.Length == 0 ? [] : new[] { "--diagnostics" }, .. ids]);

    /// <summary>The identities of the items that a build ends up with.</summary>
    public async Task<IReadOnlyList<string>> ItemsAsync(string itemName)
    {
        var json = await RunBuildAsync(allowFailure: false, "-t:ResolveLockFileAnalyzers", $"-getItem:{itemName}");
        return [.. JsonDocument.Parse(json).RootElement.GetProperty("Items").GetProperty(itemName).EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)];
    }

    /// <summary>Only the first build restores: a project's packages never change.</summary>
    private Task<string> RunBuildAsync(bool allowFailure, params string[] arguments)
    {
        string[] restored = _isRestored ? ["--no-restore"] : [];
        _isRestored = true;
        return DotNet.RunAsync(_folder, allowFailure, ["build", .. restored, .. arguments]);
    }

    [GeneratedRegex(@"([A-Za-z0-9_.]+)\((\d+),\d+(?:,\d+,\d+)?\): (error|warning|info) (CPA\d{4})")]
    private static partial Regex Finding();
}
