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
    public async Task Fix_all_reaches_every_document_and_project()
    {
        var test = new CSharpCodeFixVerifier<NowAnalyzer, TodayCodeFix>.Test { TestCode = Broken, FixedCode = Fixed };
        test.TestState.Sources.Add("Second.cs", BrokenTwice.Replace("class C", "class D", StringComparison.Ordinal));
        test.FixedState.Sources.Add("Second.cs", FixedTwice.Replace("class C", "class D", StringComparison.Ordinal));
        test.TestState.AddProject("Other").Sources.Add(Broken);
        test.FixedState.AddProject("Other").Sources.Add(Fixed);
        await test.RunAsync();
    }

    [Fact]
    public async Task A_different_text_fails() =>
        Assert.Contains("the text differs from line 1", await FailureAsync<TodayCodeFix>(Broken, Fixed + " "), StringComparison.Ordinal);

    [Fact]
    public async Task An_undone_fix_fails() => await FailureAsync<TodayCodeFix>(Broken, Broken);

    [Fact]
    public async Task Uncompilable_fixed_code_fails() =>
        Assert.Contains("CS0117", await FailureAsync<UncompilableFix>(Broken, Fixed.Replace("Today", "Yesterday", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task A_new_compiler_warning_fails() =>
        Assert.Contains(
            "new compiler diagnostics",
            await FailureAsync<WarningFix>(Broken, Fixed.Replace("System.DateTime.Today", "System.DateTime.Today.ToString().Length == 1 ? default(System.DateTime?)!.Value : ((System.DateTime?)null).Value", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_tree_that_its_text_does_not_parse_to_fails() =>
        Assert.Contains("its text parses to", await FailureAsync<WrongTreeFix>(Broken, "class C { object M() => DateTime.Today; }".Replace("DateTime.Today", "{|CS0103:DateTime|}.Today", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_without_a_fix_all_provider_fails() =>
        Assert.Contains("has no Fix All provider", await FailureAsync<NoFixAllFix>(Broken, Fixed), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_without_an_equivalence_key_fails() =>
        Assert.Contains("no equivalence key", await FailureAsync<NoKeyFix>(Broken, Fixed), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_that_never_ends_fails() =>
        await FailureAsync<EndlessFix>(Broken, "class C { object M() => /* again */[|System.DateTime.Now|]; }");

    [Fact]
    public async Task A_wrong_number_of_iterations_fails()
    {
        var test = new CSharpCodeFixVerifier<NowAnalyzer, TodayCodeFix>.Test { TestCode = BrokenTwice, FixedCode = FixedTwice, NumberOfIncrementalIterations = 1 };
        await Assert.ThrowsAsync<VerificationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task An_unexpected_extra_file_change_fails()
    {
        var test = new CSharpCodeFixVerifier<NowAnalyzer, TodayCodeFix>.Test { TestCode = Broken, FixedCode = Fixed };
        test.TestState.Sources.Add("Second.cs", Broken.Replace("class C", "class D", StringComparison.Ordinal));
        await Assert.ThrowsAsync<VerificationException>(() => test.RunAsync());
    }

    private static async Task<string> FailureAsync<TCodeFix>(string source, string fixedSource)
        where TCodeFix : CodeFixProvider, new() =>
        (await Assert.ThrowsAsync<VerificationException>(() => CSharpCodeFixVerifier<NowAnalyzer, TCodeFix>.VerifyCodeFixAsync(source, fixedSource))).Message;
}
