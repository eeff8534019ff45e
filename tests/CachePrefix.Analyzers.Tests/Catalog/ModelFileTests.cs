using System.Globalization;
using System.Text;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Economics;
using CachePrefix.Analyzers.Tests.Support;
using CachePrefix.Testing;
using Library = CachePrefix.Models.ModelCatalog;
using Sheet = CachePrefix.Analyzers.Catalog.ModelCatalog;

namespace CachePrefix.Analyzers.Tests.Catalog;

public sealed class ModelFileTests
{
    private const string Row =
        """
        { "format": 1, "models": [ { "id": "acme-1", "provider": "anthropic", "minimumPrefixTokens": 64,
          "prices": [ { "input": 1, "output": 99 } ], "checked": "2026-11-20", "sources": ["https://example.com"] } ] }
        """;

    [Fact]
    public async Task A_model_that_the_catalogue_does_not_have_is_named_where_the_configuration_names_it()
    {
        var test = new CSharpAnalyzerTest<UnknownModelAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "own": { "model": {|#0:"acme-1"|} } } }""");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<UnknownModelAnalyzer>.Diagnostic().WithLocation(0)
            .WithMessage("Model 'acme-1' of tier 'own' is not in the catalogue, so no rule judges its sizes and prices; add a row for it to an additional file models.json"));

        await test.RunAsync();
    }

    [Theory]
    [InlineData("models.json")]
    [InlineData("acme.models.json")]
    public async Task A_row_of_the_project_makes_it_known(string file)
    {
        var test = new CSharpAnalyzerTest<UnknownModelAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", """{ "tiers": { "own": { "model": "ACME-1-20261101" }, "snapshot": { "model": "claude-haiku-4-5-20251001" } } }""");
        test.TestState.AdditionalFiles.Add(file, Row);

        await test.RunAsync();
    }

    [Fact]
    public Task Rules_judge_by_the_rows_of_the_project() => PromptVerifier<UnboundedOutputAnalyzer>.VerifyAsync(
        """[{|#0:Prompt|}, Tier("own")] public partial record Ask { }""",
        test => test.TestState.AdditionalFiles.Add("models.json", Row),
        PromptVerifier<UnboundedOutputAnalyzer>.Diagnostic(0).WithMessage("Prompt 'Ask' sets no MaxOutputTokens, and a million tokens of output cost $99 on tier 'own' (acme-1); set one"));

    [Theory]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "nobody" } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "minimumPrefixTokens": -1 } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "tokenScale": 0 } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "lifetimes": ["2h"] } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "prices": [ { "input": 1 } ] } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "prices": [ { "from": "2027-01-01", "input": 1, "output": 1 } ], "checked": "2026-11-20", "sources": ["https://example.com"] } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "price": 1 } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": {|CPA9022:"a"|}, "provider": "anthropic", "retires": "soon" } ] }""")]
    [InlineData("""{ "format": 1, "platforms": [ { "id": {|CPA9022:"p"|}, "provider": "nobody" } ] }""")]
    [InlineData("""{ "format": 1, "platforms": [ { "id": {|CPA9022:"p"|}, "provider": "anthropic", "minimumPrefixTokens": { "m": -1 } } ] }""")]
    [InlineData("""{|CPA9022:|}{ "format": 1, "platforms": [ { } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": "b", "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.com"] }, { "id": {|CPA9022:"a"|}, "aliases": ["b"], "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.com"] } ] }""")]
    [InlineData("""{|CPA9022:|}{ "format": 1, "models": [ { "provider": "anthropic" } ] }""")]
    [InlineData("""{|CPA9022:|}{ "format": 2 }""")]
    [InlineData("""{|CPA9022:|}[]""")]
    [InlineData("""{|CPA9022:|}{ "format": """)]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "provider": "own", "lifetimes": ["9m"], "checked": "2026-11-20", "sources": ["https://example.com"] } ], "providers": [ { "id": "own", "caching": "breakpoints", "breakpointOverflow": "reject", "lifetimes": [ { "name": "9m", "seconds": 540 } ], "checked": "2026-11-20", "sources": ["https://example.com"] } ] }""")]
    [InlineData(Row)]
    [InlineData("""{|CPA9022:|}{ }""")]
    [InlineData("""{|CPA9022:|}{ "format": 1, "root": "https://example.com", "models": [ { "name": "llama-7b.q4" } ] }""")]
    [InlineData("""{ "root": "https://example.com", "models": [ { "name": "llama-7b.q4", "bits": 4 } ] }""")]
    [InlineData("""{ "models": [ { "id": "gpt-5", "provider": "openai", "contextWindow": 400000 } ], "default": "gpt-5" }""")]
    [InlineData("""[ { "name": "chair", "mesh": "chair.obj" } ]""")]
    public async Task A_row_that_cannot_be_used_is_reported_by_its_id(string content)
    {
        var test = new CSharpAnalyzerTest<MalformedCatalogAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("models.json", content);

        await test.RunAsync();
    }

    [Fact]
    public async Task The_message_says_what_to_write()
    {
        var test = new CSharpAnalyzerTest<MalformedCatalogAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("acme.models.json", """{ "format": 1, "models": [ { "id": {|#0:"acme-1"|}, "provider": "acme" } ] }""");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<MalformedCatalogAnalyzer>.Diagnostic().WithLocation(0)
            .WithMessage("""acme.models.json: model 'acme-1': provider is acme; name one of 'anthropic', 'gemini', 'openai', or add it to "providers" """.TrimEnd()));

        await test.RunAsync();
    }

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-7-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:1:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("xx.anthropic.claude-opus-4-7")]
    [InlineData("us.anthropic.gpt-5")]
    public void Ids_of_platforms_are_read_as_the_library_reads_them(string id)
    {
        var known = Library.Default.TryFind(id, out var model);
        var row = Sheet.Default.Find(id);

        Assert.Equal(known, row is not null);
        Assert.Equal((model?.Id, model?.MinimumPrefixTokens, model?.Retires is null), (row?.Id, row?.MinimumPrefixTokens, row?.Retires is null));
    }

    /// <summary>Both read the same rows by the same code, but each with a JSON reader of its own.</summary>
    [Fact]
    public void The_rows_that_the_analyzers_carry_are_those_of_the_library()
    {
        Assert.Equal(Library.Default.Models.Select(Describe), Sheet.Default.Models.Select(Describe));
        Assert.Equal(
            Library.Default.Providers.Select(static provider => (provider.Id, provider.MaxBreakpoints, provider.BatchMultiplier, string.Join(' ', provider.Lifetimes))),
            Sheet.Default.Providers.Select(static provider => (provider.Id, provider.MaxBreakpoints, provider.BatchMultiplier, string.Join(' ', provider.Lifetimes))));
    }

    [Theory]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "provider": "nobody" } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "provider": "anthropic", "minimumPrefixTokens": "many" } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "provider": "anthropic", "checked": "soon" } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "provider": "anthropic", "checked": "2026-11-20", "sources": ["here"] } ] }""")]
    [InlineData("""{ "format": 1, "models": [ { "id": "a", "aliases": ["gpt-5"], "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.com"] } ] }""")]
    [InlineData("""{ "format": 1, "providers": [ { "id": "anthropic", "caching": "never" } ] }""")]
    [InlineData("""{ "format": 1, "rows": [] }""")]
    [InlineData("""{ "format": 2 }""")]
    [InlineData("[]")]
    public void The_build_says_what_the_program_would_say(string content)
    {
        var thrown = Assert.Throws<CachePrefix.Models.ModelCatalogException>(() => Library.Default.Override(new MemoryStream(Encoding.UTF8.GetBytes(content)), "models.json"));
        var reported = new List<string>();
        Sheet.Check(content, error => reported.Add(error.Message));

        Assert.Equal([thrown.Message], reported);
    }

    private static string Describe(CachePrefix.Models.ModelInfo model) =>
        string.Create(CultureInfo.InvariantCulture, $"{model.Id} {model.Provider.Id} {model.Caching} {model.MinimumPrefixTokens} {model.TokenScale} {model.SystemMessages} {model.Retires:yyyy-MM-dd} {model.Successor} {model.Checked:yyyy-MM-dd} {string.Join(' ', model.Aliases)} {string.Join(' ', model.Lifetimes)} {string.Join(' ', model.ServiceTiers)} {string.Join(' ', model.Prices.SelectMany(static period => period.Rows.Select(row => $"{period.From:yyyy-MM-dd} {row.AboveInputTokens} {row.Input} {row.CacheRead} {row.CacheWrite5m} {row.CacheWrite1h} {row.Output} {row.CacheStorage}")))}");

    private static string Describe(ModelInfo model) =>
        string.Create(CultureInfo.InvariantCulture, $"{model.Id} {model.Provider.Id} {model.Caching} {model.MinimumPrefixTokens} {model.TokenScale} {model.SystemMessages} {model.Retires:yyyy-MM-dd} {model.Successor} {model.Checked:yyyy-MM-dd} {string.Join(' ', model.Aliases)} {string.Join(' ', model.Lifetimes)} {string.Join(' ', model.ServiceTiers)} {string.Join(' ', model.Prices.SelectMany(static period => period.Rows.Select(row => $"{period.From:yyyy-MM-dd} {row.AboveInputTokens} {row.Input} {row.CacheRead} {row.CacheWrite5m} {row.CacheWrite1h} {row.Output} {row.CacheStorage}")))}");
}
