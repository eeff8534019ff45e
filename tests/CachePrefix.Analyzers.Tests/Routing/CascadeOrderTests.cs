using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.CascadeOrderAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class CascadeOrderTests
{
    [Fact]
    public Task A_dearer_tier_ahead_of_a_cheaper_one_is_reported() => Verify.VerifyAsync(
        """
        [Prompt, {|#0:Cascade("complex", "simple")|}] public partial record Ask { }
        [Prompt, Cascade("tiny", "simple", "complex", "expert")] public partial record Tell { }
        [Prompt, Cascade("simple", "simple")] public partial record Same { }
        """,
        Verify.Diagnostic(0).WithMessage("The cascade of 'Ask' asks 'complex' (claude-sonnet-4-6: $3 in, $15 out) before 'simple' (claude-haiku-4-5: $1 in, $5 out), which is cheaper; put the cheaper tier first"));

    [Fact]
    public Task Nothing_is_said_of_a_tier_whose_price_is_not_known() => Verify.VerifyAsync(
        """
        [Prompt, Cascade("own", "simple")] public partial record Ask { }
        [Prompt, Cascade("missing", "simple")] public partial record Tell { }
        """);

    [Fact]
    public Task The_fix_orders_by_price() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [Prompt, {|CPA4004:Cascade("expert", "tiny", "complex")|}] public partial record Ask { }
        [Prompt, {|CPA4004:Cascade(["complex", Names.Simple])|}] public partial record Tell { }
        public static class Names { public const string Simple = "simple"; }
        """,
        """
        [Prompt, Cascade("tiny", "complex", "expert")] public partial record Ask { }
        [Prompt, Cascade([Names.Simple, "complex"])] public partial record Tell { }
        public static class Names { public const string Simple = "simple"; }
        """);
}
