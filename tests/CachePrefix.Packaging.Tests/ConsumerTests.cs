namespace CachePrefix.Packaging.Tests;

[Collection(PackageFeedCollection.Name)]
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Volatile = """
        using Microsoft.Extensions.AI;

        namespace Consumer;

        public static class Prompts
        {
            public static List<ChatMessage> Messages(string question) =>
            [
                new(ChatRole.System, $"You are a helpful assistant. The time is {DateTime.Now:HH:mm}."),
                new(ChatRole.User, question),
            ];
        }
        """;

    private static readonly (string Id, string Version) Analyzers = ("CachePrefixAnalyzers", BuildSettings.PackageVersion);
    private static readonly (string Id, string Version) Library = ("CachePrefix", BuildSettings.PackageVersion);
    private static readonly (string Id, string Version) ExtensionsAI = ("Microsoft.Extensions.AI.Abstractions", "10.11.0");

    [Fact]
    public async Task A_project_that_installs_the_analyzers_sees_warnings_and_applies_fixes()
    {
        var project = new ConsumerProject(feed, "fixes", [Analyzers, ExtensionsAI]);
        project.Write("Prompts.cs", Volatile);

        Assert.Equal(["Prompts.cs(9): warning CPA1001"], await project.BuildAsync());

        await project.FormatAsync("CPA1001");

        Assert.Empty(await project.BuildAsync());
        Assert.NotEqual(Volatile, project.Read("Prompts.cs"));
        Assert.Contains("You are a helpful assistant.", project.Read("Prompts.cs"), StringComparison.Ordinal);
        Assert.Contains("DateTime.Now", project.Read("Prompts.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("recommended", "warning")]
    [InlineData("Strict", "warning")]
    public async Task The_analysis_mode_chooses_the_preset(string mode, string? severity)
    {
        var project = new ConsumerProject(feed, "mode-" + mode, [Analyzers, ExtensionsAI], $"<CachePrefixAnalysisMode>{mode}</CachePrefixAnalysisMode>");
        project.Write("Prompts.cs", Volatile.Replace("HH:mm", "yyyy-MM-dd", StringComparison.Ordinal) + Volatile.Replace("namespace Consumer;", "", StringComparison.Ordinal).Replace("using Microsoft.Extensions.AI;", "", StringComparison.Ordinal).Replace("Prompts", "Other", StringComparison.Ordinal));

        var findings = await project.BuildAsync();

        Assert.Equal(severity is not null, findings.Any(finding => finding.EndsWith($"{severity} CPA1001", StringComparison.Ordinal)));
        Assert.Equal(mode == "Strict", findings.Any(finding => finding.EndsWith("warning CPA1002", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_recommended_preset_is_the_default()
    {
        var project = new ConsumerProject(feed, "mode-default", [Analyzers]);

        Assert.Contains("CachePrefix.recommended.globalconfig", (await project.ItemsAsync("EditorConfigFiles")).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task An_unknown_analysis_mode_is_named_with_the_way_out()
    {
        var project = new ConsumerProject(feed, "mode-unknown", [Analyzers, ExtensionsAI], "<CachePrefixAnalysisMode>loud</CachePrefixAnalysisMode>");

        Assert.Contains(
            "CachePrefixAnalysisMode is 'loud'. Set it to none, recommended or strict.",
            await project.BuildOutputAsync(allowFailure: true),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editorconfig_overrides_the_preset()
    {
        var project = new ConsumerProject(feed, "editorconfig", [Analyzers, ExtensionsAI]);
        project.Write("Prompts.cs", Volatile);
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CPA1001.severity = none\n");

        Assert.Empty(await project.BuildAsync());
    }

    [Fact]
    public async Task Installing_library_and_analyzers_loads_each_analyzer_once()
    {
        var project = new ConsumerProject(feed, "both", [Analyzers, Library]);

        var ours = (await project.ItemsAsync("Analyzer")).Select(path => Path.GetFileName(path)).Where(name => name.StartsWith("CachePrefix", StringComparison.Ordinal));

        Assert.Equal(["CachePrefix.Analyzers.dll", "CachePrefix.CodeFixes.dll"], ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Installing_the_library_alone_brings_the_analyzers()
    {
        var project = new ConsumerProject(feed, "library", [Library]);
        project.Write("Prompts.cs", Volatile);

        Assert.Equal(["Prompts.cs(9): warning CPA1001"], await project.BuildAsync());
    }

    [Fact]
    public async Task Configuration_and_lock_are_picked_up_when_they_are_there()
    {
        var project = new ConsumerProject(feed, "files", [Analyzers]);
        Assert.Empty(await project.ItemsAsync("AdditionalFiles"));

        project.Write("cacheprefix.json", "{}");
        project.Write("Prompts.lock.txt", "");
        project.Write("models.json", """{ "format": 1 }""");
        project.Write("acme.models.json", """{ "format": 1 }""");

        Assert.Equal(
            ["Prompts.lock.txt", "acme.models.json", "cacheprefix.json", "models.json"],
            (await project.ItemsAsync("AdditionalFiles")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_the_project_lists_itself_is_not_listed_twice()
    {
        var project = new ConsumerProject(feed, "listed", [Analyzers], "</PropertyGroup><ItemGroup><AdditionalFiles Include=\"cacheprefix.json\" /></ItemGroup><PropertyGroup>");
        project.Write("cacheprefix.json", "{}");

        Assert.Single(await project.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task The_analyzers_can_ask_for_the_properties_they_need()
    {
        var project = new ConsumerProject(feed, "properties", [Analyzers]);

        var visible = await project.ItemsAsync("CompilerVisibleProperty");

        Assert.Superset(
            new HashSet<string>(["CachePrefixAnalysisMode", "IsAotCompatible", "PublishAot", "PublishTrimmed", "TargetFramework"]),
            visible.ToHashSet(StringComparer.Ordinal));
    }
}
