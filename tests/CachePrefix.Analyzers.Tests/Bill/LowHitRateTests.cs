using CachePrefix.Testing;
using CachePrefix.Analyzers.Bill;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Bill.LowHitRateAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Bill;

public sealed class LowHitRateTests
{
    private const string Low = """{ "prompt": "Ask", "callsPerDay": 2000, "hitRate": 0.031, "prefixTokens": 5000, "costPerDay": 40, "wastePerMonth": 1084.2, "changedSegment": "Role", "cause": "segment Role changes between calls" }""";

    [Fact]
    public Task A_prompt_below_its_floor_is_reported_with_the_dollars() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask { [CachedPrefix] public const string {|#0:Role|} = "You are kind."; }
        [Prompt, Tier("simple")] public partial record Tell { [CachedPrefix] public const string Role = "You are kind."; }
        """,
        Usage.With<LowHitRateAnalyzer>(Low),
        Verify.Diagnostic(0).WithMessage("Prompt 'Ask' read 3.1 % of its prefix from the cache, below 50 %: segment Role changes between calls; that costs $1,084 a month"));

    [Fact]
    public Task Without_a_known_segment_the_prompt_is_marked_by_its_own_name() => Verify.VerifyAsync(
        """
        [Prompt(Name = "ask"), Tier("simple")] public partial record {|CPA7001:Ask|} { [CachedPrefix] public const string Role = "You are kind."; }
        """,
        Usage.With<LowHitRateAnalyzer>("""{ "prompt": "ask", "hitRate": 0.2, "wastePerMonth": 3 }"""));

    [Theory]
    [InlineData("""{ "prompt": "Ask", "hitRate": 0.5, "wastePerMonth": 3 }""")]
    [InlineData("""{ "prompt": "Ask", "wastePerMonth": 3 }""")]
    [InlineData("""{ "prompt": "Ask", "hitRate": 0.1, "wastePerMonth": 0 }""")]
    [InlineData("""{ "prompt": "Tell", "hitRate": 0.1, "wastePerMonth": 3 }""")]
    [InlineData("""{ "prompt": "Ask", "hitRate": 7, "wastePerMonth": -1e400 }""")]
    [InlineData("""7""")]
    public Task Others_are_not(string row) => Verify.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }""",
        Usage.With<LowHitRateAnalyzer>(row));

    [Fact]
    public Task The_floor_can_be_set() => Verify.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record {|CPA7001:Ask|} { [CachedPrefix] public const string Role = "You are kind."; }""",
        test =>
        {
            Usage.With<LowHitRateAnalyzer>("""{ "prompt": "Ask", "hitRate": 0.6, "wastePerMonth": 3 }""")(test);
            test.TestState.AnalyzerConfigFiles.Add(".editorconfig", "root = true\n[*.cs]\ncacheprefix.hit_rate_floor = 0.9\n");
        });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "format": 2, "prompts": [{ "prompt": "Ask", "hitRate": 0.1, "wastePerMonth": 3 }] }""")]
    [InlineData("""{ "format": 1, "prompts": "none" }""")]
    public Task A_file_of_another_form_tells_nothing(string content) => Verify.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }""",
        test => test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", content));
}
