using CachePrefix.Analyzers.Definitions;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

public sealed class ConfigurationRuleTests
{
    [Theory]
    [InlineData("""{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "my tier": { "model": "x" } }, "ttl": { "Deployment": "1h", "session": "5m" } }""")]
    [InlineData("""{ }""")]
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
