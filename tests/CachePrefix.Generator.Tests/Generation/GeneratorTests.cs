using CachePrefix.Analyzers.Generation;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Generator.Tests.Generation;

public sealed class GeneratorTests
{
    public static TheoryData<string> AllShapes => Shapes.Names;

    public static TheoryData<string> Cultures => [.. TestCulture.Hostile];

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void Every_shape_compiles_without_warnings_and_holds_nothing_of_the_compiler(string shape) =>
        Run(Shapes.Of(shape)).AssertClean("CS9264").AssertNoCompilerObjects();

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void The_output_of_every_shape_is_as_recorded(string shape) => Run(Shapes.Of(shape)).AssertSnapshot(shape);

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_output_is_the_same_under_every_culture(string culture)
    {
        var expected = Run(Shapes.Support, Shapes.Positional);

        expected.AssertSameOutput(TestCulture.Run(culture, () => Run(Shapes.Support, Shapes.Positional)));
    }

    [Fact]
    public void The_output_is_the_same_for_sources_with_other_line_ends()
    {
        string[] sources = [Shapes.Support, Shapes.Positional];

        Run(sources).AssertSameOutput(Run([.. sources.Select(source => source.ReplaceLineEndings("\r\n"))]));
    }

    [Fact]
    public void The_output_has_line_feeds_only() =>
        Assert.All(Run(Shapes.Support).GeneratedSources.Values, text => Assert.DoesNotContain('\r', text));

    [Fact]
    public void Every_generated_type_says_which_tool_made_it()
    {
        var trees = Run(Shapes.Support).Result.GeneratedSources.Select(source => source.SyntaxTree.GetRoot());
        var types = trees.SelectMany(root => root.DescendantNodes()).OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Identifier.Text is not ("SupportPrompt" or "EmbeddedAttribute"));

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Contains("GeneratedCode", type.AttributeLists.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_differ_in_case_alone_get_files_of_their_own()
    {
        const string Source =
            """
            using CachePrefix;
            namespace Acme
            {
                [Prompt, Tier("a")] public partial record Ask : IPrompt<string> { [PromptInput] public string? Q { get; init; } }
                [Prompt, Tier("a")] public partial record ASK : IPrompt<string> { [PromptInput] public string? Q { get; init; } }
            }
            namespace Other
            {
                [Prompt, Tier("a")] public partial record Ask : IPrompt<string> { [PromptInput] public string? Q { get; init; } }
            }
            """;

        var run = Run(Source).AssertClean();

        Assert.Equal(4, run.GeneratedSources.Count);
    }

    [Fact]
    public void The_documentation_shows_layout_size_and_price_of_each_tier()
    {
        var text = Run(Shapes.Support).GeneratedSources["Acme.Support.SupportPrompt.g.cs"];

        Assert.Contains("/// segment        kind      rung        TTL    breakpoint\n", text, StringComparison.Ordinal);
        Assert.Contains("/// Handbook       system    Deployment  1 h    yes\n", text, StringComparison.Ordinal);
        Assert.Matches(@"<para>About \d+ tokens are constant\.</para>", text);
        Assert.Matches(@"Tier simple: claude-haiku-4-5; the constant part of one call costs \$0\.000\d+ uncached, \$0\.0000\d+ read from the cache\.", text);
        Assert.Contains("Tier complex: claude-opus-4-8-20260801; the constant part", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_the_prices_of_the_project()
    {
        var test = Create(Shapes.Support);
        test.TestState.AdditionalFiles.Add("acme.models.json", """
            { "format": 1, "models": [ { "id": "claude-haiku-4-5", "provider": "anthropic", "prices": [ { "input": 1000, "cacheRead": 500, "output": 1 } ], "checked": "2026-11-20", "sources": ["https://example.org/"] } ] }
            """);

        var text = test.Run().AssertClean().GeneratedSources["Acme.Support.SupportPrompt.g.cs"];

        Assert.Matches(@"Tier simple: claude-haiku-4-5; the constant part of one call costs \$0\.[1-9]\d+ uncached, \$0\.0[1-9]\d+ read from the cache\.", text);
        Assert.Contains("Tier complex: claude-opus-4-8-20260801; the constant part", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_what_was_measured()
    {
        var test = Create(Shapes.Support);
        test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", """
            { "format": 1, "from": "2026-11-12", "to": "2026-11-19", "prompts": [ { "prompt": "SupportPrompt", "callsPerDay": 1234.5, "hitRate": 0.934, "costPerDay": 12.3 } ] }
            """);

        Assert.Contains(
            "<para>Measured 2026-11-12 to 2026-11-19: 1,234.5 calls a day, 93.4 % of the prefix read from the cache, $12.30 a day.</para>",
            test.Run().AssertClean().GeneratedSources["Acme.Support.SupportPrompt.g.cs"],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-opus-5", "1 h", "5 min", "yes", "read from the cache.")]
    [InlineData("gpt-5.1", "24 h", "24 h", "", "read from the cache; prefixes are cached in steps of 128 tokens instead of at breakpoints.")]
    [InlineData("gpt-5.6-sol", "30 min", "30 min", "yes", "read from the cache.")]
    [InlineData("gpt-6.2-sol", "12 h", "30 min", "yes", "read from the cache.")]
    [InlineData("gemini-3.8-flash", "auto", "auto", "", "read from the cache; prefixes are cached without breakpoints.")]
    public void The_documentation_shows_how_the_provider_of_a_tier_caches(string model, string longLife, string shortLife, string breakpoint, string note)
    {
        var test = new GeneratorTest<PromptGenerator> { TestCode = Shapes.Support };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", $$"""{ "tiers": { "simple": { "model": "{{model}}" }, "complex": { "model": "{{model}}" } } }""");

        var text = test.Run().AssertClean().GeneratedSources["Acme.Support.SupportPrompt.g.cs"];

        Assert.Contains(note + "</para>", text.Split('\n').First(line => line.Contains("Tier simple", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Matches($@"/// Handbook +system +Deployment +{longLife} *{breakpoint}\n", text);
        Assert.Matches($@"/// Examples +examples +Tenant +{shortLife} *{breakpoint}\n", text);
    }

    [Fact]
    public void The_documentation_shows_a_layout_for_each_way_of_caching()
    {
        var test = new GeneratorTest<PromptGenerator> { TestCode = Shapes.Support };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", """{ "tiers": { "simple": { "model": "gemini-3.8-flash" }, "complex": { "model": "claude-opus-5" } } }""");

        var text = test.Run().AssertClean().GeneratedSources["Acme.Support.SupportPrompt.g.cs"];

        Assert.Matches(@"<para>Tier simple:</para>\n *///\s<code>\n(.*\n)+? *///\s</code>\n *///\s<para>Tier complex:</para>\n *///\s<code>\n", text);
    }

    [Fact]
    public void A_configuration_that_is_no_json_is_as_if_it_were_not_there()
    {
        var test = new GeneratorTest<PromptGenerator> { TestCode = Shapes.Support };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", "{ \"tiers\": ");

        var run = test.Run().AssertClean();

        Assert.DoesNotContain("Tier simple", run.GeneratedSources["Acme.Support.SupportPrompt.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_follows_constant_texts_and_tool_signatures_but_not_other_members()
    {
        var original = HashOf(Shapes.Support);

        Assert.NotEqual(original, HashOf(Shapes.Support.Replace("You answer", "You reply", StringComparison.Ordinal)));
        Assert.NotEqual(original, HashOf(Shapes.Support.Replace("Finds an order", "Looks up an order", StringComparison.Ordinal)));
        Assert.NotEqual(original, HashOf(Shapes.Support.Replace("int most = 5", "int most = 6", StringComparison.Ordinal)));
        Assert.Equal(original, HashOf(Shapes.Support.Replace("CustomerFacts", "Facts", StringComparison.Ordinal)));
    }

    internal static GeneratorTest<PromptGenerator> Create(params string[] sources)
    {
        var test = new GeneratorTest<PromptGenerator>();
        foreach (var source in sources)
            test.TestCode = source;
        test.TestState.AdditionalFiles.Add("cacheprefix.json", Shapes.Configuration);
        return test;
    }

    private static GeneratorRun Run(params string[] sources) => Create(sources).Run();

    private static string HashOf(string source) =>
        System.Text.RegularExpressions.Regex.Match(Run(source).GeneratedSources["Acme.Support.SupportPrompt.g.cs"], "\"([0-9a-f]{64})\"").Groups[1].Value;
}
