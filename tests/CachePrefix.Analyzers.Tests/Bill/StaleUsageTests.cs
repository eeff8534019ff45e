using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Bill.StaleUsageAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Bill;

public sealed class StaleUsageTests
{
    [Theory]
    [InlineData("2026-11-19", "2026-12-20", "", true)]
    [InlineData("2026-11-19", "2026-12-19", "", false)]
    [InlineData("2026-11-19", "2026-11-27", "cacheprefix.usage_max_age_days = 7\n", true)]
    [InlineData("2026-11-19", "2026-11-18", "", false)]
    [InlineData("yesterday", "2027-11-18", "", false)]
    public Task A_file_is_reported_when_it_is_older_than_its_limit(string until, string today, string limit, bool isReported) => Verify.VerifyAsync(
        "",
        test =>
        {
            var name = isReported ? """{|CPA7003:"to"|}""" : "\"to\"";
            test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", $$"""{ "format": 1, "from": "2026-11-12", {{name}}: "{{until}}", "prompts": [] }""");
            test.TestState.AnalyzerConfigFiles.Add(".globalconfig", $"is_global = true\ncacheprefix.today = {today}\n{limit}");
        });

    [Fact]
    public Task The_message_names_the_way_out() => Verify.VerifyAsync(
        "",
        test =>
        {
            test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", """{ "format": 1, {|#0:"to"|}: "2026-11-19", "prompts": [] }""");
            test.TestState.AnalyzerConfigFiles.Add(".globalconfig", "is_global = true\ncacheprefix.today = 2027-01-01\n");
        },
        Verify.Diagnostic(0).WithMessage("What cacheprefix.usage.json says was measured until 2026-11-19, 43 days ago; more than 30 is too old: run `cacheprefix report <ledger> --export cacheprefix.usage.json`"));

    [Fact]
    public Task A_file_that_is_none_is_left_alone() => Verify.VerifyAsync("", test => test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", "{"));
}
