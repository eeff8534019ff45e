using Verify = CachePrefix.Testing.CSharpAnalyzerVerifier<CachePrefix.Testing.Tests.NowAnalyzer>;

namespace CachePrefix.Testing.Tests;

/// <summary>The set-up around the verifiers of Microsoft.CodeAnalysis.Testing: it stays as strict as they are, finds its references and takes generators.</summary>
public sealed class AnalyzerVerifierTests
{
    private const string Marked = "class C { object M() => [|System.DateTime.Now|]; }";
    private const string Plain = "class C { object M() => System.DateTime.Now; }";

    [Fact]
    public Task A_diagnostic_on_its_markup_passes() => Verify.VerifyAnalyzerAsync(Marked);

    [Theory]
    [InlineData(Plain)]
    [InlineData("class C { object M() => [|System.DateTime.Today|]; }")]
    [InlineData("class C { object M() => System.[|DateTime.Now|]; }")]
    [InlineData("class C { object M() => missing; }")]
    public Task What_is_not_exact_fails(string source) => FailsAsync(() => Verify.VerifyAnalyzerAsync(source));

    [Fact]
    public Task An_analyzer_that_throws_fails() => FailsAsync(() => CSharpAnalyzerVerifier<ThrowingAnalyzer>.VerifyAnalyzerAsync(Plain));

    [Fact]
    public Task A_report_that_no_pragma_silences_fails() => FailsAsync(() => CSharpAnalyzerVerifier<DetachedAnalyzer>.VerifyAnalyzerAsync(Marked));

    [Fact]
    public async Task Editorconfig_is_parsed_as_the_compiler_does()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add("Quiet/A.cs", Plain);
        test.TestState.Sources.Add("B.cs", "class D { object M() => [|System.DateTime.Now|]; }");
        test.TestState.AnalyzerConfigFiles.Add(".editorconfig", "root = true\n[Quiet/*.cs]\ndotnet_diagnostic.TEST0001.severity = none\n");
        await test.RunAsync();
    }

    [Fact]
    public async Task Several_projects_are_all_analysed()
    {
        var test = new Verify.Test { TestCode = "public class C { public object M() => new Other.D().M(); }" };
        test.TestState.AddProject("Other").Sources.Add("namespace Other; public class D { public object M() => [|System.DateTime.Now|]; }");
        test.TestState.AdditionalProjectReferences.Add("Other");
        await test.RunAsync();
    }

    [Fact]
    public async Task Generated_code_is_seen()
    {
        var test = new Verify.Test { TestCode = "[System.Obsolete] public partial class Marked { }", Generators = { new GoodGenerator() } };
        await test.RunAsync();
    }

    [Fact]
    public Task The_default_references_hold_the_SDKs_and_the_library() => Verify.VerifyAnalyzerAsync(
        """
        [CachePrefix.Prompt]
        public partial class C : CachePrefix.IPrompt<string>
        {
            public Microsoft.Extensions.AI.IChatClient A(Anthropic.AnthropicClient client) => throw null!;
            public OpenAI.Chat.SystemChatMessage B() => new("text");
        }
        """);

    private static Task FailsAsync(Func<Task> verify) => Assert.ThrowsAsync<InvalidOperationException>(verify);
}
