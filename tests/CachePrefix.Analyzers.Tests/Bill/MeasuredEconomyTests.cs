using CachePrefix.Analyzers.Economics;
using Bound = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.UnboundedOutputAnalyzer>;
using Profit = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.UnprofitableCacheAnalyzer>;
using Size = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.SmallPrefixAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Bill;

/// <summary>What was measured counts before what is estimated or declared.</summary>
public sealed class MeasuredEconomyTests
{
    private const string Deployed = """[Prompt, Tier({|#0:"simple"|})] public partial record Ask { [CachedPrefix(Stability.Deployment)] public required string Handbook { get; init; } }""";

    [Fact]
    public Task A_prefix_that_was_never_cached_in_short_calls_is_too_short() => Size.VerifyAsync(
        Deployed,
        Usage.With<SmallPrefixAnalyzer>("""{ "prompt": "Ask", "callsPerDay": 10, "inputTokens": 3120 }"""),
        Size.Diagnostic(0).WithMessage("The prefix of 'Ask' has at most 3,120 tokens, as measured, but claude-haiku-4-5 of tier 'simple' caches from 4,096 on, so it is never cached and nothing says so"));

    [Theory]
    [InlineData("""{ "prompt": "Ask", "callsPerDay": 10, "inputTokens": 5000 }""")]
    [InlineData("""{ "prompt": "Ask", "callsPerDay": 10, "inputTokens": 20, "hitRate": 0.9, "prefixTokens": 5000 }""")]
    public Task One_that_is_long_enough_is_not(string row) => Size.VerifyAsync(
        Deployed.Replace("{|#0:\"simple\"|}", "\"simple\"", StringComparison.Ordinal), Usage.With<SmallPrefixAnalyzer>(row));

    [Fact]
    public Task A_cached_prefix_is_long_enough_whatever_its_estimate() => Size.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "You are kind."; [PromptInput] public required string Question { get; init; } }""",
        Usage.With<SmallPrefixAnalyzer>("""{ "prompt": "Ask", "hitRate": 0.9, "prefixTokens": 5000 }"""));

    [Fact]
    public Task Measured_calls_count_before_declared_ones() => Profit.VerifyAsync(
        """[Prompt(CallsPerHour = 1000), Tier("simple")] public partial record Ask { [{|#0:CachedPrefix|}] public const string Role = "You are kind."; }""",
        Usage.With<UnprofitableCacheAnalyzer>("""{ "prompt": "Ask", "callsPerDay": 24, "hitRate": 0.1 }"""),
        Profit.Diagnostic(0).WithMessage("'Ask' is called 1 times an hour, but on claude-haiku-4-5 a prefix kept for 5 minutes pays from 2.94 calls an hour on; Ttl = CacheTtl.OneHour pays from 0.75 on"));

    [Fact]
    public Task Few_calls_that_come_in_bursts_pay() => Profit.VerifyAsync(
        """[Prompt(CallsPerHour = 1), Tier("simple")] public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }""",
        Usage.With<UnprofitableCacheAnalyzer>("""{ "prompt": "Ask", "callsPerDay": 24, "hitRate": 0.8 }"""));

    [Fact]
    public Task A_missing_bound_is_shown_beside_what_answers_take() => Bound.VerifyAsync(
        """[{|#0:Prompt|}, Tier("complex")] public partial record Ask { }""",
        Usage.With<UnboundedOutputAnalyzer>("""{ "prompt": "Ask", "outputTokens": 1210 }"""),
        Bound.Diagnostic(0).WithMessage("Prompt 'Ask' sets no MaxOutputTokens, and a million tokens of output cost $15 on tier 'complex' (claude-sonnet-4-6); set one above the 1,210 that its answers take in the mean"));
}
