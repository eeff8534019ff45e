using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.ResponseCaching.CacheWithoutExpiryAnalyzer>;

namespace CachePrefix.Analyzers.Tests.ResponseCaching;

public sealed class CacheWithoutExpiryTests
{
    [Fact]
    public Task Caches_without_a_positive_time_span_are_reported() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple"), {|#0:CacheResponse|}] public partial record Missing { }
        [Prompt, Tier("simple"), {|CPA5001:CacheResponse(Expiration = "00:00:00")|}] public partial record Zero { }
        [Prompt, Tier("simple"), {|CPA5001:CacheResponse(Expiration = "-01:00:00")|}] public partial record Negative { }
        [Prompt, Tier("simple"), {|CPA5001:CacheResponse(Expiration = "30")|}] public partial record Days { }
        [Prompt, Tier("simple"), {|#1:SemanticCache(Expiration = "soon")|}] public partial record Word { }
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00"), SemanticCache(Expiration = "1.00:00:00")] public partial record Both { }
        [Prompt, Tier("simple")] public partial record None { }
        """,
        Verify.Diagnostic(0).WithMessage("The answers of prompt 'Missing' are not kept: Expiration is missing; write a positive time span such as Expiration = \"01:00:00\""),
        Verify.Diagnostic(1).WithMessage("The answers of prompt 'Word' are not kept: Expiration \"soon\" is none; write a positive time span such as Expiration = \"01:00:00\""));

    [Fact]
    public Task The_fix_writes_an_hour() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [Prompt, Tier("simple"), {|CPA5001:CacheResponse|}] public partial record Missing { }
        [Prompt, Tier("simple"), {|CPA5001:SemanticCache(Threshold = 0.97)|}] public partial record Other { }
        [Prompt, Tier("simple"), {|CPA5001:CacheResponse(Expiration = "x")|}] public partial record Wrong { }
        """,
        """
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00")] public partial record Missing { }
        [Prompt, Tier("simple"), SemanticCache(Threshold = 0.97, Expiration = "01:00:00")] public partial record Other { }
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00")] public partial record Wrong { }
        """);
}
