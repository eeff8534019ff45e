using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.ResponseCaching.CachedVarietyAnalyzer>;

namespace CachePrefix.Analyzers.Tests.ResponseCaching;

public sealed class CachedVarietyTests
{
    [Fact]
    public Task Temperature_and_volatile_inputs_are_reported_where_answers_are_kept() => Verify.VerifyAsync(
        """
        [Prompt(Temperature = 0.7), Tier("simple"), {|#0:CacheResponse(Expiration = "01:00:00")|}] public partial record Warm { }
        [Prompt(Temperature = 0), Tier("simple"), CacheResponse(Expiration = "01:00:00")] public partial record Cold { }
        [Prompt(Temperature = 0.7), Tier("simple")] public partial record Uncached { }
        [Prompt, Tier("simple"), {|#1:SemanticCache(Expiration = "01:00:00")|}] public partial record Ask { [PromptInput, Volatile] public required string Now { get; init; } }
        """,
        Verify.Diagnostic(0).WithMessage("Prompt 'Warm' keeps its answers, but its Temperature is 0.7: every caller is given the first answer"),
        Verify.Diagnostic(1).WithMessage("Prompt 'Ask' keeps its answers, but its input 'Now' is volatile: no call finds the answer of another"));
}
