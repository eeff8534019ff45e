using System.Text.RegularExpressions;

namespace CachePrefix.Packaging.Tests;

/// <summary>The README's first prompt, followed word for word in an empty folder.</summary>
[Collection(PackageFeedCollection.Name)]
public sealed partial class FirstPromptTests(PackageFeed feed)
{
    [Fact]
    public async Task It_compiles_without_warnings()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(BuildSettings.RepositoryRoot, "README.md"));
        var section = Section().Match(readme).Value;
        var folder = Directory.CreateDirectory(Path.Combine(feed.Root, "first")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{feed.Packages}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(feed.Root, "packages")}" /></config>
            </configuration>
            """);

        foreach (var command in Block("console", section).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
            await DotNet.RunAsync(folder, command.Split(' ')[1..]);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Block("csharp", section));
        await DotNet.RunAsync(folder, "build", "--no-restore", "-warnaserror", "-p:NuGetAudit=false", "-v", "minimal", "-tl:off");
    }

    private static string Block(string language, string text) => Regex.Match(text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^## A first prompt\n.*?^## ", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
