using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.ResponseCaching.CachedSideEffectAnalyzer>;

namespace CachePrefix.Analyzers.Tests.ResponseCaching;

public sealed class CachedSideEffectTests
{
    [Fact]
    public Task Tools_that_do_something_are_reported_where_answers_are_kept() => Verify.VerifyAsync(
        """
        [Prompt, Tier("simple"), {|#0:{|#1:{|#2:CacheResponse(Expiration = "01:00:00")|}|}|}]
        public partial record Ask
        {
            [PromptTool] public static string CancelOrder(string id) => id;
            [PromptTool] public static void Log(string text) { }
            [PromptTool] public static System.Threading.Tasks.Task Ring() => System.Threading.Tasks.Task.CompletedTask;
            [PromptTool] public static string FindOrder(string id) => id;
            [PromptTool] public static string Settings() => "";
            [PromptTool] public static System.Threading.Tasks.Task<string> ReadAsync() => System.Threading.Tasks.Task.FromResult("");
        }

        [Prompt, Tier("simple")]
        public partial record Uncached { [PromptTool] public static string CancelOrder(string id) => id; }
        """,
        Verify.Diagnostic(0).WithMessage("Prompt 'Ask' keeps its answers, but its tool 'CancelOrder' changes something, as its name says; an answer that is given again says so without doing it"),
        Verify.Diagnostic(1).WithMessage("Prompt 'Ask' keeps its answers, but its tool 'Log' returns nothing, so it is called for what it does; an answer that is given again says so without doing it"),
        Verify.Diagnostic(2).WithMessage("Prompt 'Ask' keeps its answers, but its tool 'Ring' returns nothing, so it is called for what it does; an answer that is given again says so without doing it"));
}
