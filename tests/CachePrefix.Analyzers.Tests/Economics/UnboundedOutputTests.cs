using CachePrefix.CodeFixes;
using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.UnboundedOutputAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Economics;

public sealed class UnboundedOutputTests
{
    [Fact]
    public Task A_prompt_without_a_bound_on_a_dear_tier_is_reported_once() => Verify.VerifyAsync(
        """
        [{|#0:Prompt|}, Cascade("simple", "complex", "expert")] public partial record Ask { }
        [Prompt(MaxOutputTokens = 400), Tier("complex")] public partial record Bounded { }
        [Prompt, Tier("simple")] public partial record Cheap { }
        [Prompt, Tier("own")] public partial record Unpriced { }
        """,
        Verify.Diagnostic(0).WithMessage("Prompt 'Ask' sets no MaxOutputTokens, and a million tokens of output cost $15 on tier 'complex' (claude-sonnet-4-6); set one"));

    [Fact]
    public Task What_is_dear_can_be_configured() => Verify.VerifyAsync(
        """
        [{|CPA3003:Prompt|}, Tier("expert")] public partial record Ask { }
        [Prompt, Tier("complex")] public partial record Tell { }
        """,
        test => test.TestState.AnalyzerConfigFiles.Add(".editorconfig", "root = true\n[*.cs]\ncacheprefix.dear_output_price = 20\n"));

    [Fact]
    public Task The_fix_adds_a_bound() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [{|CPA3003:Prompt|}, Tier("complex")] public partial record Ask { }
        [{|CPA3003:Prompt(Feature = "support")|}, Tier("complex")] public partial record Tell { }
        [{|CPA3003:Prompt(MaxOutputTokens = 0)|}, Tier("complex")] public partial record Show { }
        """,
        """
        [Prompt(MaxOutputTokens = 1024), Tier("complex")] public partial record Ask { }
        [Prompt(Feature = "support", MaxOutputTokens = 1024), Tier("complex")] public partial record Tell { }
        [Prompt(MaxOutputTokens = 1024), Tier("complex")] public partial record Show { }
        """);
}
