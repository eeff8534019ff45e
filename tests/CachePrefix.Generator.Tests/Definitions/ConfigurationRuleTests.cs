using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

public sealed class ConfigurationRuleTests
{
    [Theory]
    [InlineData("""{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "my tier": { "model": "x" } }, "ttl": { "Deployment": "1h", "session": "5m" } }""")]
    [InlineData("""{ }""")]
    [InlineData("""{ "$schema": "https://example.org/schema.json", "Tiers": { "simple": { "model": "x", "region": "eu" } }, "TTL": { "tenant": "5m" } }""")]
    [InlineData("""{ {|CPA9017:"tier"|}: { "simple": { "model": "x" } } }""")]
    [InlineData("""{ "tiers": { "simple": { "model": "x" } }, {|CPA9017:"ttls"|}: { "tenant": "5m" }, {|CPA9017:"prices"|}: [] }""")]
    [InlineData("""{ "tiers": { {|CPA9017:"simple"|}: { } } }""")]
    [InlineData("""{ "tiers": { {|CPA9017:"simple"|}: { "model": 5 } } }""")]
    [InlineData("""{ {|CPA9017:"tiers"|}: [ "simple" ] }""")]
    [InlineData("""{ "ttl": { {|CPA9017:"volatile"|}: "5m" } }""")]
    [InlineData("""{ "ttl": { {|CPA9017:"tenant"|}: "2h" } }""")]
    [InlineData("""{|CPA9017:|}[ 1 ]""")]
    [InlineData("""{|CPA9017:|}{ "tiers": """)]
    [InlineData("")]
    public async Task The_configuration_is_reported_where_it_cannot_be_understood(string content)
    {
        var test = new CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Test { TestCode = "public class Program;" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", content.Length == 0 ? "{|CPA9017:|}" : content);

        await test.RunAsync();
    }

    [Fact]
    public async Task Other_files_are_not_read()
    {
        var test = new CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Test { TestCode = "public class Program;" };
        test.TestState.AdditionalFiles.Add("appsettings.json", "{");

        await test.RunAsync();
    }

    [Theory]
    [InlineData("""{ {|#0:"teirs"|}: { } }""", "'teirs' is not read; did you mean 'tiers'?")]
    [InlineData("""{ {|#0:"prices"|}: { } }""", "'prices' is not read; the file has 'tiers', 'ttl' and 'routers'")]
    [InlineData("""{ "ttl": { {|#0:"deploy"|}: "1h" } }""", "'deploy' is not a cached rung; did you mean 'deployment'?")]
    [InlineData("""{ "tiers": { {|#0:"simple"|}: { "modle": "x" } } }""", "tier 'simple' names no model; write \"simple\": { \"model\": \"claude-haiku-4-5\" } instead of 'modle', with the model that the tier uses")]
    public async Task A_mistyped_name_is_reported_with_the_name_that_was_meant(string content, string message)
    {
        var test = new CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Test { TestCode = "public class Program;" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", content);
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Diagnostic().WithLocation(0).WithMessage("cacheprefix.json: " + message));

        await test.RunAsync();
    }

    [Fact]
    public async Task The_message_says_what_to_write()
    {
        var test = new CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Test { TestCode = "public class Program;" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", """{ "tiers": { {|#0:"simple"|}: { } } }""");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<InvalidConfigurationAnalyzer>.Diagnostic().WithLocation(0)
            .WithMessage("""cacheprefix.json: tier 'simple' names no model; write "simple": { "model": "claude-haiku-4-5" }, with the model that the tier uses"""));

        await test.RunAsync();
    }
}
