using CachePrefix.CodeFixes;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Layout.LoweredSegmentAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Layout;

public sealed class LoweredSegmentTests
{
    private const string Prompt =
        """
        [Prompt, Tier("simple")] public partial record Ask
        {
            [CachedPrefix] public const string Role = "You are kind.";
            [CachedPrefix(Stability.Tenant)] public string? Facts { get; init; }
            [EXAMPLES] public static IReadOnlyList<PromptExample> Examples => [];
            [PromptInput] public string? Question { get; init; }
        }
        """;

    [Fact]
    public Task Examples_behind_tenant_text_are_reported() => Verify.VerifyAsync(
        Prompt.Replace("EXAMPLES", "{|#0:Examples|}", StringComparison.Ordinal),
        Verify.Diagnostic(0).WithMessage("'Examples' is Constant, but is sent behind 'Facts', which is Tenant, because providers put system text ahead of turns; so it is cached once per value of 'Facts'. Make it system text, or state the rung Tenant if that is meant."));

    [Fact]
    public Task A_stated_rung_is_not() => Verify.VerifyAsync(Prompt.Replace("EXAMPLES", "Examples(Stability.Tenant)", StringComparison.Ordinal));

    [Fact]
    public Task Text_that_changes_with_a_release_is_as_good_as_constant() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask
        {
            [CachedPrefix(Stability.Deployment)] public string? Handbook { get; init; }
            [Examples] public static IReadOnlyList<PromptExample> Examples => [];
            [History] public IReadOnlyList<ChatMessage> History { get; init; } = [];
        }
        """);

    [Fact]
    public Task The_fix_states_the_rung() => Verify.VerifyFixAsync<RequestLayoutCodeFixProvider>(
        Prompt.Replace("EXAMPLES", "{|CPA2001:Examples(Order = 1)|}", StringComparison.Ordinal),
        Prompt.Replace("EXAMPLES", "Examples(Stability.Tenant, Order = 1)", StringComparison.Ordinal));
}
