using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.ResponseCaching.LowThresholdAnalyzer>;

namespace CachePrefix.Analyzers.Tests.ResponseCaching;

public sealed class LowThresholdTests
{
    [Fact]
    public Task A_threshold_below_090_is_reported() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple"), {|#0:SemanticCache(Expiration = "01:00:00", Threshold = 0.8)|}] public partial record Low { }
        [Prompt, Tier("simple"), SemanticCache(Expiration = "01:00:00", Threshold = 0.9)] public partial record Enough { }
        [Prompt, Tier("simple"), SemanticCache(Expiration = "01:00:00")] public partial record Default { }
        """,
        Verify.Diagnostic(0).WithMessage("The threshold of prompt 'Low' is 0.8; below 0.90 most embedding models no longer tell questions apart that need different answers"));

    [Fact]
    public Task The_fix_sets_the_default() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """[Prompt, Tier("simple"), {|CPA5002:SemanticCache(Threshold = 0.5, Expiration = "01:00:00")|}] public partial record Low { }""",
        """[Prompt, Tier("simple"), SemanticCache(Threshold = 0.95, Expiration = "01:00:00")] public partial record Low { }""");
}
