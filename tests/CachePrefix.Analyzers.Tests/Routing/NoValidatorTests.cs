using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.NoValidatorAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class NoValidatorTests
{
    [Fact]
    public Task A_cascade_without_a_validator_is_reported() => Verify.VerifyAsync(
        """
        [Prompt, {|CPA4002:Cascade("simple", "complex")|}] public partial record Ask : IPrompt<string> { }
        [Prompt, Cascade("simple", "complex")] public partial record Tell : IPrompt<string> { [Validator] public static bool IsValid(string answer) => answer.Length > 0; }
        [Prompt, Tier("simple")] public partial record Show : IPrompt<string> { }
        [Prompt, Cascade("simple", "simple")] public partial record Twice : IPrompt<string> { }
        """);

    [Fact]
    public Task A_router_that_may_choose_a_cheaper_tier_needs_one_too() => Verify.VerifyAsync(
        """
        [Prompt] public partial record Ask : IPrompt<string> { [{|#0:RouteBy("complex", "simple")|}] public string By() => "simple"; }
        [Prompt] public partial record Same : IPrompt<string> { [RouteBy("simple")] public string By() => "simple"; }
        [Prompt] public partial record Unpriced : IPrompt<string> { [RouteBy("own", "simple")] public string By() => "own"; }
        [Prompt] public partial record Checked : IPrompt<string>
        {
            [RouteBy("complex", "simple")] public string By() => "simple";
            [Validator] public static bool IsValid(string answer) => answer.Length > 0;
        }
        """,
        Verify.Diagnostic(0).WithMessage("Prompt 'Ask' can be routed down to tier 'simple', but nothing checks the answers; add a [Validator] that rejects what the cheaper tier gets wrong"));

    [Fact]
    public Task The_fix_adds_a_validator_of_the_right_signature() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """

        [Prompt]
        [{|CPA4002:Cascade("simple", "complex")|}]
        public partial record Ask : IPrompt<List<int>>
        {
            [PromptInput] public string? Question { get; init; }
        }

        [Prompt]
        [{|CPA4002:CachePrefix.Cascade("simple", "complex")|}]
        public partial record Tell : IPrompt<string>
        {
            public bool IsValid => true;
        }
        """,
        """

        [Prompt]
        [Cascade("simple", "complex")]
        public partial record Ask : IPrompt<List<int>>
        {
            [PromptInput] public string? Question { get; init; }
            [Validator] public static bool IsValid(List<int> answer) => throw new NotImplementedException();
        }

        [Prompt]
        [CachePrefix.Cascade("simple", "complex")]
        public partial record Tell : IPrompt<string>
        {
            public bool IsValid => true;
            [CachePrefix.Validator] public static bool IsValid2(string answer) => throw new NotImplementedException();
        }
        """);
}
