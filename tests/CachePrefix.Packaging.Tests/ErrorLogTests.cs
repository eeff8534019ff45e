using System.Text.Json;

namespace CachePrefix.Packaging.Tests;

[Collection(PackageFeedCollection.Name)]
public sealed class ErrorLogTests(PackageFeed feed)
{
    [Fact]
    public async Task A_sarif_log_carries_the_findings_with_their_help_links()
    {
        var project = new ConsumerProject(feed, "sarif", [("CachePrefix", BuildSettings.PackageVersion)]);
        project.Write("cacheprefix.json", """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-sonnet-4-6" } } }""");
        project.Write("Prompts.cs", """
            using CachePrefix;

            namespace Consumer;

            [Prompt, Cascade("complex", "simple")]
            public sealed partial record Ask : IPrompt<string>
            {
                [CachedPrefix] public required string Handbook { get; init; }
                [PromptInput] public required string Question { get; init; }
            }
            """);

        await project.BuildOutputAsync("-p:ErrorLog=log.sarif%2Cversion=2.1");

        using var log = JsonDocument.Parse(project.Read("log.sarif"));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.GetProperty("id").GetString()!.StartsWith("CPA", StringComparison.Ordinal))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString(), StringComparer.Ordinal);
        var results = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()).ToHashSet();

        Assert.Superset(new HashSet<string?>(["CPA3003", "CPA4002", "CPA4004"]), results);
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.EndsWith($"/docs/rules/{rule.Key}.md", rule.Value, StringComparison.Ordinal));
    }
}
