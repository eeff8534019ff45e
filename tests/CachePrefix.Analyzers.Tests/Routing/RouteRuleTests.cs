using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class RouteRuleTests
{
    [Theory]
    [InlineData("""{ "tier": "a", "minInputTokens": 5 }, { "name": "late", "tier": "b", "minInputTokens": 9 }""", "never decides: rule 1 before it takes all that it matches; put it first")]
    [InlineData("""{ "tier": "a" }, { "name": "late", "tier": "b", "code": true }""", "never decides: rule 1 before it takes all that it matches; put it first")]
    [InlineData("""{ "name": "words", "tier": "a", "keywords": ["prove", "show"] }, { "name": "late", "tier": "b", "keywords": ["PROVE"], "tools": true }""", "never decides: rule 'words' before it takes all that it matches; put it first")]
    [InlineData("""{ "name": "late", "tier": "a", "minInputTokens": 9, "maxInputTokens": 3 }""", "never decides: it wants at least 9 and at most 3 input tokens")]
    [InlineData("""{ "name": "late", "tier": "a", "keywords": [""] }""", "has an empty keyword; leave it out")]
    [InlineData("""{ "name": "late", "tier": "a", "scripts": ["cyrilic"] }""", "names the script 'cyrilic'; the scripts are latin, greek, cyrillic, hebrew, arabic, cjk, other")]
    public Task A_rule_that_never_decides_is_reported(string rules, string flaw) => VerifyAsync<IdleRouteRuleAnalyzer>(
        Routers(rules).Replace("\"late\"", "{|#0:\"late\"|}", StringComparison.Ordinal), $"Rule 'late' of router 'r' {flaw}");

    [Theory]
    [InlineData("""{ "tier": "a", "minInputTokens": 9 }, { "tier": "b", "minInputTokens": 5 }, { "tier": "a" }""")]
    [InlineData("""{ "tier": "a", "code": true }, { "tier": "b", "code": false }, { "tier": "b", "keywords": ["x"] }, { "tier": "b", "keywords": ["y"] }""")]
    [InlineData("""{ "tier": "a", "keywords": ["prove"] }, { "tier": "b", "keywords": ["prove", "show"] }""")]
    [InlineData("""{ "tier": "a", "maxInputTokens": 5 }, { "tier": "b", "minInputTokens": 2 }""")]
    public async Task Rules_that_can_decide_are_not(string rules)
    {
        await VerifyAsync<IdleRouteRuleAnalyzer>(Routers(rules));
        await VerifyAsync<InvalidConfigurationAnalyzer>(Routers(rules));
        await VerifyAsync<UnknownRuleTierAnalyzer>(Routers(rules));
    }

    [Theory]
    [InlineData("""{ "tier": {|#0:"simpel"|} }""", "Tier 'simpel' is not in cacheprefix.json; the tiers are 'a', 'b'")]
    [InlineData("""{ "tier": "a", "code": true }, { "tier": {|#0:"A"|} }""", "Tier 'A' is not in cacheprefix.json; did you mean 'a'?")]
    public Task A_tier_that_is_not_there_is_reported(string rules, string message) => VerifyAsync<UnknownRuleTierAnalyzer>(Routers(rules), message);

    [Theory]
    [InlineData("""{ {|#0:"minInputToken"|}: 5, "tier": "a" }""", "'minInputToken' of rule 1 of router 'r' is no condition; did you mean 'minInputTokens'?")]
    [InlineData("""{ "tier": "a", {|#0:"code"|}: "yes" }""", "'code' of rule 1 of router 'r' is 'yes'; it is true or false")]
    [InlineData("""{ "tier": "a", {|#0:"minHistory"|}: 2.5 }""", "'minHistory' of rule 1 of router 'r' is '2.5'; it is a whole number, such as 800")]
    [InlineData("""{ "tier": "a", {|#0:"keywords"|}: "prove" }""", "'keywords' of rule 1 of router 'r' is no list of texts; write \"keywords\": [ \"…\" ]")]
    public Task A_member_that_cannot_be_meant_is_reported(string rules, string problem) =>
        VerifyAsync<InvalidConfigurationAnalyzer>(Routers(rules), $"cacheprefix.json: {problem}");

    [Theory]
    [InlineData("{|CPA9017:\"routers\"|}: []")]
    [InlineData("\"routers\": { {|CPA9017:\"r\"|}: 1 }")]
    [InlineData("\"routers\": { {|CPA9017:\"r\"|}: { \"rules\": [] } }")]
    [InlineData("\"routers\": { {|CPA9017:\"r\"|}: { \"rules\": [ 1 ] } }")]
    [InlineData("\"routers\": { {|CPA9017:\"r\"|}: { \"rules\": [ { } ] } }")]
    public async Task What_is_no_router_is_reported_and_breaks_nothing(string routers)
    {
        var content = $$"""{ "tiers": { "a": { "model": "m" } }, {{routers}} }""";
        await VerifyAsync<InvalidConfigurationAnalyzer>(content);
        var plain = content.Replace("{|CPA9017:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        await VerifyAsync<IdleRouteRuleAnalyzer>(plain);
        await VerifyAsync<UnknownRuleTierAnalyzer>(plain);
    }

    private static string Routers(string rules) =>
        $$"""{ "tiers": { "a": { "model": "claude-haiku-4-5" }, "b": { "model": "claude-opus-4-8" } }, "routers": { "r": { "rules": [ {{rules}} ] } } }""";

    private static Task VerifyAsync<TAnalyzer>(string configuration, string? message = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", configuration);
        if (message is not null)
            test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic().WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }
}
