using CachePrefix.Analyzers.Tests.Support;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.DearValidatorAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class DearValidatorTests
{
    [Theory]
    [InlineData("static async Task<bool> Check(string answer) { {|CPA4003:await Task.Yield()|}; return true; }")]
    [InlineData("static async Task<bool> Check(string answer) => (await {|CPA4003:Http.GetStringAsync(answer)|}).Length > 0;")]
    [InlineData("static bool Check(string answer) => {|CPA4003:Model.GetResponseAsync(answer)|}.Result.Text == \"yes\";")]
    [InlineData("static bool Check(string answer) => {|CPA4003:Command.ExecuteScalar()|} is not null;")]
    [InlineData("static async ValueTask<bool> Check(string answer) => (await {|CPA4003:Judge.SendAsync(new Other())|}).Value == \"yes\";")]
    public Task A_validator_that_leaves_the_process_is_reported(string validator) => VerifyAsync(validator);

    [Theory]
    [InlineData("static bool Check(string answer) => answer.Contains('.');")]
    [InlineData("static Task<bool> Check(string answer) => Task.FromResult(answer.Length > 0);")]
    [InlineData("bool Check(string answer) { foreach (var word in answer.Split(' ')) { if (word.Length > 20) return false; } return true; }")]
    public Task A_validator_that_looks_at_the_answer_is_not(string validator) => VerifyAsync(validator);

    [Fact]
    public Task The_message_says_what_the_answer_waits_for() => Verify.VerifyAsync(
        """
        [Prompt, Cascade("simple", "complex")] public partial record Ask : IPrompt<string>
        {
            private static readonly System.Net.Http.HttpClient Http = new();
            [Validator] public static bool Check(string answer) => {|#0:Http.GetStringAsync(answer)|}.Result.Length > 0;
            public static async Task<string> Unrelated() => await Http.GetStringAsync("x");
        }
        """,
        Verify.Diagnostic(0).WithMessage("The validator 'Check' sends a request over HTTP, which every answer waits for; check what the answer itself says"));

    private static Task VerifyAsync(string validator) => PromptVerifier<Analyzers.Routing.DearValidatorAnalyzer>.VerifyAsync(
        $$"""
        [Prompt, Cascade("simple", "complex")] public partial record Ask : IPrompt<string>
        {
            private static readonly System.Net.Http.HttpClient Http = new();
            private static readonly IChatClient Model = null!;
            private static readonly System.Data.Common.DbCommand Command = null!;
            private static readonly PromptClient<Other, string> Judge = null!;
            [Validator] public {{validator}}
        }
        [Prompt, Tier("simple")] public partial record Other : IPrompt<string> { }
        """);
}
