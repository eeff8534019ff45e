using CachePrefix.Analyzers.Catalog;
using CachePrefix.CodeFixes.Routing;
using CachePrefix.Testing;

namespace CachePrefix.Analyzers.Tests.Catalog;

public sealed class RetiredModelTests
{
    private const string Rows =
        """
        { "format": 1, "models": [
          { "id": "gone", "provider": "anthropic", "retires": "2026-11-20", "successor": "new", "checked": "2026-11-20", "sources": ["https://example.com"] },
          { "id": "soon", "provider": "anthropic", "retires": "2027-02-18", "successor": "new", "checked": "2026-11-20", "sources": ["https://example.com"] },
          { "id": "alone", "aliases": ["single"], "provider": "anthropic", "retires": "2027-02-18", "checked": "2026-11-20", "sources": ["https://example.com"] },
          { "id": "later", "provider": "anthropic", "retires": "2027-02-19", "successor": "new", "checked": "2026-11-20", "sources": ["https://example.com"] },
          { "id": "new", "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.com"] } ] }
        """;

    [Theory]
    [InlineData("gone", "Model 'gone' of tier 'simple' was retired on 2026-11-20; its provider recommends 'new'")]
    [InlineData("soon", "Model 'soon' of tier 'simple' retires on 2027-02-18; its provider recommends 'new'")]
    [InlineData("single", "Model 'single' of tier 'simple' retires on 2027-02-18; choose another model")]
    [InlineData("SOON-20260101", "Model 'SOON-20260101' of tier 'simple' retires on 2027-02-18; its provider recommends 'new'")]
    public async Task A_model_that_is_retired_within_the_notice_is_named_where_the_configuration_names_it(string model, string message)
    {
        var test = Test($$"""{ "tiers": { "simple": { "model": {|#0:"{{model}}"|} } } }""");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<RetiredModelAnalyzer>.Diagnostic().WithLocation(0).WithMessage(message));

        await test.RunAsync();
    }

    [Theory]
    [InlineData("later")]
    [InlineData("new")]
    [InlineData("unknown")]
    [InlineData("global.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public Task Another_model_is_not(string model) => Test($$"""{ "tiers": { "simple": { "model": "{{model}}" } } }""").RunAsync();

    [Fact]
    public Task The_fix_writes_the_successor_and_nothing_else() => Support.AdditionalFileFix<RetiredModelAnalyzer, UseSuccessorCodeFixProvider>.VerifyAsync(
        "",
        ("cacheprefix.json", """{ "tiers": { "a": { "model": "gone" }, "gone": { "model": "new" }, "b": { "model": "soon" } } }"""),
        """{ "tiers": { "a": { "model": "new" }, "gone": { "model": "new" }, "b": { "model": "new" } } }""",
        ("models.json", Rows));

    private static CSharpAnalyzerTest<RetiredModelAnalyzer> Test(string configuration)
    {
        var test = new CSharpAnalyzerTest<RetiredModelAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", configuration);
        test.TestState.AdditionalFiles.Add("models.json", Rows);
        return test;
    }
}
