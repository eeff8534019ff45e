namespace CachePrefix.Packaging.Tests;

[Collection(PackageFeedCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private const string Analyzers = "CachePrefixAnalyzers";

    /// <summary>The gate and these tests pack what the filter lists.</summary>
    [Fact]
    public void Every_project_that_is_published_is_packed()
    {
        var listed = File.ReadAllText(Path.Combine(BuildSettings.RepositoryRoot, "src", "Packages.slnf"));
        var published = Directory.GetFiles(Path.Combine(BuildSettings.RepositoryRoot, "src"), "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Where(static project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(static project => Path.GetFileName(project))
            .ToList();

        Assert.NotEmpty(published);
        Assert.All(published, project => Assert.Contains($"\\\\{project}\"", listed, StringComparison.Ordinal));
    }

    [Fact]
    public void The_analyzer_package_has_exactly_one_analyzer_slot() => Assert.Equal(
        ["analyzers/dotnet/cs/CachePrefix.Analyzers.dll", "analyzers/dotnet/cs/CachePrefix.CodeFixes.dll"],
        feed.EntriesOf(Analyzers).Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)));

    [Theory]
    [InlineData("CachePrefix")]
    [InlineData("CachePrefix.Anthropic")]
    [InlineData("CachePrefix.Emulator")]
    [InlineData("CachePrefix.Evaluation")]
    [InlineData("CachePrefix.Gemini")]
    [InlineData("CachePrefix.Ledger")]
    [InlineData("CachePrefix.LocalEmbeddings")]
    [InlineData("CachePrefix.OpenAI")]
    [InlineData("CachePrefix.Postgres")]
    [InlineData("CachePrefix.Resilience")]
    public void No_other_package_carries_analyzers(string package) =>
        Assert.DoesNotContain(feed.EntriesOf(package), entry => entry.StartsWith("analyzers/", StringComparison.Ordinal));

    [Fact]
    public void The_analyzer_package_brings_its_build_files_under_its_own_id() => Assert.Equal(
        ["buildTransitive/CachePrefixAnalyzers.props", "buildTransitive/CachePrefixAnalyzers.targets"],
        feed.EntriesOf(Analyzers).Where(entry => entry.StartsWith("build", StringComparison.Ordinal)));

    [Fact]
    public void The_analyzer_package_brings_three_presets() => Assert.Equal(
        ["presets/CachePrefix.none.globalconfig", "presets/CachePrefix.recommended.globalconfig", "presets/CachePrefix.strict.globalconfig"],
        feed.EntriesOf(Analyzers).Where(entry => entry.StartsWith("presets/", StringComparison.Ordinal)));

    [Fact]
    public void The_analyzer_package_is_a_development_dependency_without_a_library()
    {
        var nuspec = feed.NuspecOf(Analyzers);

        Assert.Equal("true", nuspec.Descendants().Single(element => element.Name.LocalName == "developmentDependency").Value);
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.DoesNotContain(feed.EntriesOf(Analyzers), entry => entry.StartsWith("lib/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_library_depends_on_the_analyzers_and_lets_them_through()
    {
        var dependencies = feed.NuspecOf("CachePrefix").Descendants()
            .Where(element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value == Analyzers)
            .ToList();

        Assert.Equal(2, dependencies.Count);
        Assert.All(dependencies, dependency =>
        {
            Assert.Contains("Analyzers", dependency.Attribute("include")!.Value, StringComparison.Ordinal);
            Assert.Contains("BuildTransitive", dependency.Attribute("include")!.Value, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("CachePrefix", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Anthropic", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Gemini", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Ledger", "net8.0", "net10.0")]
    [InlineData("CachePrefix.LocalEmbeddings", "net8.0", "net10.0")]
    [InlineData("CachePrefix.OpenAI", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Postgres", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Resilience", "net8.0", "net10.0")]
    [InlineData("CachePrefix.Emulator", "net10.0")]
    [InlineData("CachePrefix.Evaluation", "net8.0", "net10.0")]
    public void Libraries_carry_one_assembly_with_documentation_per_framework(string package, params string[] frameworks) => Assert.Equal(
        frameworks.SelectMany(framework => new[] { $"lib/{framework}/{package}.dll", $"lib/{framework}/{package}.xml" }).Order(StringComparer.Ordinal),
        feed.EntriesOf(package).Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal) && !entry.EndsWith(".json", StringComparison.Ordinal)));
}
