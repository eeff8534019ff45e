using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Tests.Support;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.UnknownTierAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class UnknownTierTests
{
    [Fact]
    public Task A_name_that_the_configuration_does_not_have_is_reported_where_it_is_written() => Verify.VerifyAsync(
        """
        [Prompt, Tier({|CPA4001:"simpel"|})] public partial record Ask { }
        [Prompt, Cascade("simple", {|CPA4001:"complx"|})] public partial record Tell { }
        [Prompt, Cascade(new[] { {|CPA4001:"small"|}, "complex" })] public partial record Show { }
        [Prompt] public partial record Choose { [RouteBy("simple", {|CPA4001:"huge"|})] public string By() => "simple"; }
        """);

    [Fact]
    public Task Names_that_it_has_are_not_reported() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask { }
        [Prompt, Cascade("simple", "complex")] public partial record Tell { }
        [Prompt] public partial record Choose { [RouteBy("tiny", "own")] public string By() => "tiny"; }
        """);

    [Theory]
    [InlineData("simpel", "Tier 'simpel' is not in cacheprefix.json; did you mean 'simple'?")]
    [InlineData("SIMPLE", "Tier 'SIMPLE' is not in cacheprefix.json; did you mean 'simple'?")]
    [InlineData("large", "Tier 'large' is not in cacheprefix.json; the tiers are 'tiny', 'simple', 'complex', 'expert', 'own'")]
    public Task The_message_names_the_nearest_tier_or_all(string name, string message) =>
        Verify.VerifyAsync($$"""[Prompt, Tier({|#0:"{{name}}"|})] public partial record Ask { }""", Verify.Diagnostic(0).WithMessage(message));

    [Fact]
    public void Of_many_tiers_the_first_are_named()
    {
        Assert.Equal("the tiers are 't0', 't1'", UnknownTierAnalyzer.WayOut("large", ["t0", "t1"]));
        var wayOut = UnknownTierAnalyzer.WayOut("large", [.. Enumerable.Range(0, 5_000).Select(static number => $"t{number}")]);
        Assert.EndsWith(", 't19', …", wayOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("")]
    public async Task Without_tiers_in_the_configuration_every_name_goes(string configuration)
    {
        var test = new CSharpAnalyzerTest<UnknownTierAnalyzer> { TestCode = PromptSource.Usings + """[Prompt, Tier("any")] public partial record Ask { }""" };
        if (configuration.Length > 0)
            test.TestState.AdditionalFiles.Add("cacheprefix.json", configuration);

        await test.RunAsync();
    }

    [Fact]
    public Task The_fix_writes_the_nearest_name() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [Prompt, Tier({|CPA4001:"simpel"|})] public partial record Ask { }
        [Prompt, Cascade("simple", /* dear */ {|CPA4001:"complx"|})] public partial record Tell { }
        """,
        """
        [Prompt, Tier("simple")] public partial record Ask { }
        [Prompt, Cascade("simple", /* dear */ "complex")] public partial record Tell { }
        """);

    [Fact]
    public Task Without_a_near_name_there_is_no_fix() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """[Prompt, Tier({|CPA4001:"large"|})] public partial record Ask { }""",
        """[Prompt, Tier({|CPA4001:"large"|})] public partial record Ask { }""");
}
