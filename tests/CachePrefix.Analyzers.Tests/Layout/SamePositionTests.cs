using CachePrefix.Analyzers.Layout;
using CachePrefix.Analyzers.Tests.Support;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Layout.SamePositionAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Layout;

public sealed class SamePositionTests
{
    [Fact]
    public Task The_same_stated_order_is_reported() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask
        {
            [CachedPrefix(Order = 1)] public const string Role = "You are kind.";
            [{|#0:CachedPrefix(Order = 1)|}] public const string Rules = "Be brief.";
            [PromptInput(Order = 0)] public string? Question { get; init; }
            [{|CPA2006:PromptInput(Order = 0)|}] public string? Details { get; init; }
        }
        """,
        Verify.Diagnostic(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage("'Rules' claims the same position as 'Role' on the rung Constant: both state Order = 1; give each an Order of its own"));

    [Fact]
    public Task Declaration_order_other_rungs_and_other_kinds_are_not() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Ask
        {
            [CachedPrefix] public const string Role = "You are kind.";
            [CachedPrefix] public const string Rules = "Be brief.";
            [CachedPrefix(Order = 2)] public const string More = "Be correct.";
            [CachedPrefix(Stability.Deployment, Order = 2)] public string? Handbook { get; init; }
            [Examples(Order = 2)] public static IReadOnlyList<PromptExample> Examples => [];
            [PromptInput] public string? Question { get; init; }
        }
        """);

    [Fact]
    public Task Members_in_several_files_need_an_order() => Verify.VerifyAsync(
        """
        public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt, Tier("simple")] public partial record Numbered { [CachedPrefix] public const string Role = "You are kind."; }
        """,
        test =>
        {
            test.TestState.Sources.Add(PromptSource.Usings + """
                [Prompt, Tier("simple")] public partial record Ask { [{|CPA2006:CachedPrefix|}] public const string Rules = "Be brief."; }
                public partial record Numbered { [CachedPrefix(Order = 1)] public const string Rules = "Be brief."; }
                """);
        });

    [Fact]
    public async Task The_fix_numbers_all_segments_of_the_rung()
    {
        var test = new CSharpCodeFixTest<SamePositionAnalyzer, RequestLayoutCodeFixProvider>();
        test.TestState.Sources.Add(PromptSource.Usings + """
            public partial record Ask
            {
                [CachedPrefix] public const string Role = "You are kind.";
                [CachedPrefix(Ttl = CacheTtl.OneHour)] public const string Rules = "Be brief.";
            }
            """);
        test.TestState.Sources.Add(PromptSource.Usings + """
            [Prompt, Tier("simple")] public partial record Ask
            {
                [{|CPA2006:CachedPrefix|}] public const string More = "Be correct.";
                [PromptInput] public string? Question { get; init; }
            }
            """);
        test.FixedState.Sources.Add(PromptSource.Usings + """
            public partial record Ask
            {
                [CachedPrefix(Order = 1)] public const string Role = "You are kind.";
                [CachedPrefix(Ttl = CacheTtl.OneHour, Order = 2)] public const string Rules = "Be brief.";
            }
            """);
        test.FixedState.Sources.Add(PromptSource.Usings + """
            [Prompt, Tier("simple")] public partial record Ask
            {
                [CachedPrefix(Order = 3)] public const string More = "Be correct.";
                [PromptInput] public string? Question { get; init; }
            }
            """);

        await test.RunAsync();
    }
}
