using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.ResponseCaching.SharedTenantAnswerAnalyzer>;

namespace CachePrefix.Analyzers.Tests.ResponseCaching;

public sealed class SharedTenantAnswerTests
{
    [Fact]
    public Task Shared_answers_of_prompts_with_tenant_or_session_data_are_reported() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple"), {|#0:CacheResponse(Expiration = "01:00:00", Scope = CacheScope.Shared)|}]
        public partial record Ask { [CachedPrefix(Stability.Tenant)] public required string Customer { get; init; } }
        [Prompt, Tier("simple"), {|CPA5004:SemanticCache(Expiration = "01:00:00", Scope = CacheScope.Shared)|}]
        public partial record Talk { [History] public System.Collections.Generic.IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> Turns { get; init; } = []; }
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00")]
        public partial record Apart { [CachedPrefix(Stability.Tenant)] public required string Customer { get; init; } }
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00", Scope = CacheScope.Shared)]
        public partial record Open { [CachedPrefix(Stability.Deployment)] public required string Handbook { get; init; } }
        """,
        Verify.Diagnostic(0).WithMessage("Prompt 'Ask' sends 'Customer', which stands on the Tenant rung, but shares its answers; one customer could be given another one's answer"));

    [Fact]
    public Task The_fix_keeps_tenants_apart() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [Prompt, Tier("simple"), {|CPA5004:CacheResponse(Expiration = "01:00:00", Scope = CacheScope.Shared)|}]
        public partial record Ask { [CachedPrefix(Stability.Tenant)] public required string Customer { get; init; } }
        """,
        """
        [Prompt, Tier("simple"), CacheResponse(Expiration = "01:00:00", Scope = CacheScope.Own)]
        public partial record Ask { [CachedPrefix(Stability.Tenant)] public required string Customer { get; init; } }
        """);
}
