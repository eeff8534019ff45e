using System.Text.RegularExpressions;

namespace CachePrefix.Packaging.Tests;

/// <summary>The prefix lock in the hands of a user: created, compared and updated by builds and by <c>dotnet format</c>.</summary>
[Collection(PackageFeedCollection.Name)]
public sealed partial class LockTests(PackageFeed feed)
{
    private const string Lock = "Prompts.lock.txt";

    private const string Prompts = """
        using CachePrefix;

        namespace Consumer;

        [Prompt(MaxOutputTokens = 100), Tier("simple")]
        public sealed partial record Ask : IPrompt<string>
        {
            [CachedPrefix] public const string Role = "You answer questions; briefly, and in the language of the question.";
            [PromptTool] public static string FindOrder(string id) => id;
            [PromptInput] public required string Question { get; init; }
        }
        """;

    private static readonly (string Id, string Version) Library = ("CachePrefix", BuildSettings.PackageVersion);

    [Fact]
    public async Task A_build_creates_and_updates_it_and_others_compare()
    {
        var project = Create("lock", "");
        Assert.Empty(await project.BuildAsync());
        Assert.False(project.Exists(Lock));

        await project.BuildOutputAsync("-p:CachePrefixLock=update");
        var first = project.Read(Lock).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, first.Length);
        Assert.Matches("^Consumer\\.Ask sha256:[0-9a-f]{64} [0-9]+ find_order\\(\\)=[^ ]+ Role=[^ ]+$", first[1].TrimEnd());
        Assert.Empty(await project.BuildAsync());

        Change(project);
        Assert.Equal(["Prompts.cs(6): warning CPA3004"], await project.BuildAsync());

        await project.BuildOutputAsync("-p:CachePrefixLock=update", "-warnaserror");
        Assert.NotEqual(first, project.Read(Lock).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(await project.BuildAsync());
    }

    [Fact]
    public async Task The_fix_works_from_the_command_line()
    {
        var project = Create("lock-format", "");
        await project.BuildOutputAsync("-p:CachePrefixLock=update");
        Change(project);
        var locked = project.Read(Lock);

        await project.FormatAsync("CPA3004");

        Assert.NotEqual(locked, project.Read(Lock));
        Assert.Empty(await project.BuildAsync());
    }

    [Fact]
    public async Task A_project_of_several_frameworks_is_reported_once()
    {
        var project = Create("lock-frameworks", "<TargetFrameworks>net10.0; net8.0</TargetFrameworks>");
        await project.BuildOutputAsync("-p:CachePrefixLock=update");
        Assert.Empty(await project.BuildAsync());

        Change(project);
        var output = await project.BuildOutputAsync();

        Assert.Single(Reports().Matches(output).Select(match => match.Value).Distinct());
        Assert.Contains("net8.0", output, StringComparison.Ordinal);
    }

    private static void Change(ConsumerProject project) =>
        project.Write("Prompts.cs", Prompts.Replace("briefly", "at length", StringComparison.Ordinal));

    private ConsumerProject Create(string name, string properties)
    {
        var project = new ConsumerProject(feed, name, [Library], properties);
        project.Write("Prompts.cs", Prompts);
        return project;
    }

    [GeneratedRegex(@"Prompts\.cs\(.*CPA3004.*\[.*\]")]
    private static partial Regex Reports();
}
