using CachePrefix.CodeFixes;
using CachePrefix.Analyzers.Tests.Support;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.SmallPrefixAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Economics;

public sealed class SmallPrefixTests
{
    [Fact]
    public Task A_prefix_whose_upper_bound_is_below_the_minimum_is_reported_per_tier() => Verify.VerifyAsync(
        """
        [Prompt, Tier({|#0:"simple"|})] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt, Cascade({|CPA3001:"simple"|}, {|CPA3001:"complex"|}, "own")] public partial record Tell : IPrompt<string> { [CachedPrefix] public const string Role = "You are kind."; }
        """,
        Verify.Diagnostic(0).WithMessage("The prefix of 'Ask' has at most 7 tokens, by estimate, but claude-haiku-4-5 of tier 'simple' caches from 4,096 on, so it is never cached and nothing says so"));

    [Fact]
    public Task A_prefix_that_may_reach_the_minimum_is_not() => Verify.VerifyAsync(
        $$"""
        [Prompt, Tier("complex")] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "{{PromptSource.Words(400)}}"; }
        """);

    [Theory]
    [InlineData("IPrompt<string>", "[CachedPrefix] public required string Handbook { get; init; }")]
    [InlineData("IPrompt<string>", "[Examples] public static IReadOnlyList<PromptExample> Examples => [];")]
    [InlineData("IPrompt<string>", "[History] public IReadOnlyList<ChatMessage> History { get; init; } = [];")]
    [InlineData("IPrompt<string>", "[PromptTool] public static string Find(string id) => id;")]
    [InlineData("IPrompt<List<string>>", "")]
    public Task A_prefix_of_which_some_is_not_known_is_not(string contract, string member) => Verify.VerifyAsync(
        $$"""
        [Prompt, Tier("simple")] public partial record Ask : {{contract}} { [CachedPrefix] public const string Role = "You are kind."; {{member}} }
        """);

    [Fact]
    public Task Without_a_prefix_there_is_nothing_to_cache() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = " "; [PromptInput] public string? Question { get; init; } }
        """);

    [Fact]
    public Task The_fix_names_a_tier_that_caches_so_short_a_prefix() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        $$"""
        [Prompt, Tier({|CPA3001:"simple"|})] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "{{PromptSource.Words(1200)}}"; }
        """,
        $$"""
        [Prompt, Tier("tiny")] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "{{PromptSource.Words(1200)}}"; }
        """);

    [Fact]
    public Task Where_no_tier_does_there_is_no_fix() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """[Prompt, Tier({|CPA3001:"simple"|})] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "You are kind."; }""",
        """[Prompt, Tier({|CPA3001:"simple"|})] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = "You are kind."; }""");
}
