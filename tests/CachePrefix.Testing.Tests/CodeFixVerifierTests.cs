using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.Testing.Tests;

public sealed class CodeFixVerifierTests
{
    private const string Broken = "class C { object M() => [|System.DateTime.Now|]; }";
    private const string Fixed = "class C { object M() => System.DateTime.Today; }";
    private const string BrokenTwice = "class C { object M() => ([|System.DateTime.Now|], [|System.DateTime.Now|]); }";
    private const string FixedTwice = "class C { object M() => (System.DateTime.Today, System.DateTime.Today); }";

    [Theory]
    [InlineData(Broken, Fixed)]
    [InlineData(BrokenTwice, FixedTwice)]
    public Task A_good_fix_passes_singly_and_as_fix_all(string source, string fixedSource) =>
        CSharpCodeFixVerifier<NowAnalyzer, TodayCodeFix>.VerifyCodeFixAsync(source, fixedSource);

    [Fact]
    public async Task A_fixed_state_names_only_what_the_fix_changes()
    {
        var test = new CSharpCodeFixVerifier<NowAnalyzer, TodayCodeFix>.Test { TestCode = Broken };
        test.TestState.Sources.Add("Second.cs", "class D;");
        test.TestState.AddProject("Other").Sources.Add(Broken);
        test.FixedState.Sources.Add("Test0.cs", Fixed);
        test.FixedState.AddProject("Other").Sources.Add(Fixed);
        await test.RunAsync();
    }

    [Fact]
    public Task A_different_text_fails() => FailsAsync<TodayCodeFix>(Broken, Fixed + " ");

    [Fact]
    public Task An_undone_fix_fails() => FailsAsync<TodayCodeFix>(Broken, Broken);

    [Fact]
    public Task Uncompilable_fixed_code_fails() => FailsAsync<UncompilableFix>(Broken, Fixed.Replace("Today", "Yesterday", StringComparison.Ordinal));

    [Fact]
    public Task A_tree_that_its_text_does_not_parse_to_fails() =>
        FailsAsync<WrongTreeFix>(Broken, "class C { object M() => {|CS0103:DateTime|}.Today; }");

    [Fact]
    public Task A_fix_that_never_ends_fails() => FailsAsync<EndlessFix>(Broken, "class C { object M() => /* again */[|System.DateTime.Now|]; }");

    private static Task FailsAsync<TCodeFix>(string source, string fixedSource)
        where TCodeFix : CodeFixProvider, new() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => CSharpCodeFixVerifier<NowAnalyzer, TCodeFix>.VerifyCodeFixAsync(source, fixedSource));
}
