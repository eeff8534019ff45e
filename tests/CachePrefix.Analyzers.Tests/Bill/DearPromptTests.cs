using CachePrefix.Testing;
using CachePrefix.Analyzers.Bill;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Bill.DearPromptAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Bill;

public sealed class DearPromptTests
{
    private static string Row(string prompt, double share) =>
        FormattableString.Invariant($$"""{ "prompt": "{{prompt}}", "callsPerDay": 100, "costPerDay": 12.5, "share": {{share}}, "levers": [] }""");

    [Fact]
    public Task The_dearest_prompt_is_told_which_lever_it_lacks() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record {|#0:Bare|} { }
        [Prompt, Tier("simple")] public partial record {|#1:Cached|} { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt, Cascade("simple", "complex")] public partial record {|#2:Routed|} { [CachedPrefix] public const string Role = "You are kind."; }
        """,
        Usage.With<DearPromptAnalyzer>(Row("Bare", 0.5), Row("Cached", 0.5), Row("Routed", 0.5)),
        Verify.Diagnostic(0).WithMessage("Prompt 'Bare' is 50 % of the bill, $375 a month, and has no prefix cache: mark what stays the same with [CachedPrefix]"),
        Verify.Diagnostic(1).WithMessage("Prompt 'Cached' is 50 % of the bill, $375 a month, and has no route: let a cheaper tier answer what it can, with [Cascade] or [RouteBy]"),
        Verify.Diagnostic(2).WithMessage("Prompt 'Routed' is 50 % of the bill, $375 a month, and has no response cache: give answers again with [CacheResponse], where the same is asked again"));

    [Fact]
    public Task A_cheap_one_and_one_with_all_levers_are_not() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple")] public partial record Cheap { }
        [Prompt, Cascade("simple", "complex"), CacheResponse(Expiration = "01:00:00")] public partial record Full { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt, Tier("simple")] public partial record Unmeasured { }
        """,
        Usage.With<DearPromptAnalyzer>(Row("Cheap", 0.1), Row("Full", 0.9)));

    [Fact]
    public Task What_is_dear_can_be_set() => Verify.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record {|CPA7002:Ask|} { }""",
        test =>
        {
            Usage.With<DearPromptAnalyzer>(Row("Ask", 0.1))(test);
            test.TestState.AnalyzerConfigFiles.Add(".editorconfig", "root = true\n[*.cs]\ncacheprefix.dear_share = 0.05\n");
        });
}
