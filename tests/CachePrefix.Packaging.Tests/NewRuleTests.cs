using System.Diagnostics;

namespace CachePrefix.Packaging.Tests;

/// <summary>What CONTRIBUTING.md says of a new rule, done in a copy.</summary>
public sealed class NewRuleTests
{
    [Fact]
    public async Task A_new_rule_has_four_files_and_builds()
    {
        if (OperatingSystem.IsWindows())
            return;

        var root = Directory.CreateTempSubdirectory("cacheprefix-rule-").FullName;
        try
        {
            foreach (var path in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "README.md", "eng/new-rule", "eng/fill", "eng/templates", "src/Directory.Build.props", "src/CachePrefix.Analyzers", "src/CachePrefix.CodeFixes", "src/CachePrefix" })
                Copy(Path.Combine(BuildSettings.RepositoryRoot, path), Path.Combine(root, path));

            using var script = Process.Start(new ProcessStartInfo(Path.Combine(root, "eng/new-rule"), ["CPA4999", "LonelyTier", "Routing"]) { RedirectStandardOutput = true })!;
            var output = await script.StandardOutput.ReadToEndAsync();
            await script.WaitForExitAsync();

            Assert.Equal(
                ["src/CachePrefix.Analyzers/Routing/LonelyTierAnalyzer.cs", "src/CachePrefix.CodeFixes/Routing/LonelyTierCodeFix.cs", "tests/CachePrefix.Analyzers.Tests/Routing/LonelyTierTests.cs", "docs/rules/CPA4999.md"],
                output.Split('\n').Where(static line => line.StartsWith("wrote ", StringComparison.Ordinal)).Select(static line => line[6..]));
            await DotNet.RunAsync(root, "build", "src/CachePrefix.CodeFixes/CachePrefix.CodeFixes.csproj", "-c", "Release", "-v", "quiet");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, relative))!);
            File.Copy(file, Path.Combine(to, relative));
        }
    }
}
