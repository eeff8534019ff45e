using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.DearClassifierAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class DearClassifierTests
{
    [Theory]
    [InlineData("simple", "MaxOutputTokens = 8", null)]
    [InlineData("simple", "", "The classifier asks prompt 'Label', which has no output bound; give it a MaxOutputTokens of a few tokens")]
    [InlineData("expert", "MaxOutputTokens = 8", "The classifier uses claude-opus-4-8 ($5 in, $25 out), dearer than claude-haiku-4-5 ($1 in, $5 out), the cheapest model that it chooses from for prompt 'Chat'; use a cheaper one")]
    public Task A_classifier_with_a_definition(string tier, string settings, string? message)
    {
        var creation = "new PromptTurnClassifier<Label, Hardness>(client, turn => new Label { Turn = turn })";
        var source = $$"""
            public enum Hardness { Easy, Hard }
            [Prompt({{settings}}), Tier("{{tier}}")] public partial record Label : IPrompt<Hardness> { [PromptInput] public required string Turn { get; init; } }
            [Prompt, Route("difficulty"), Cascade("simple", "complex")] public partial record Chat { [PromptInput] public required string Question { get; init; } [Validator] public static bool Ok(string answer) => true; }
            public static class Setup
            {
                public static void Add(CachePrefixBuilder options, PromptClient<Label, Hardness> client, RouteLabel[] labels) =>
                    options.AddRouter("difficulty", services => new ClassifierRouter({{(message is null ? creation : $"{{|#0:{creation}|}}")}}, labels));
            }
            """;
        return message is null ? Verify.VerifyAsync(source) : Verify.VerifyAsync(source, Verify.Diagnostic(0).WithMessage(message));
    }

    [Theory]
    [InlineData("claude-haiku-4-5", false)]
    [InlineData("claude-opus-4-8", true)]
    [InlineData("acme-1", false)]
    public Task A_classifier_over_a_client_whose_model_is_written(string model, bool isDear)
    {
        var creation = $"""new ChatTurnClassifier(Client("{model}"))""";
        return Verify.VerifyAsync($$"""
            [Prompt, Route("difficulty"), Cascade("simple", "complex")] public partial record Chat { [PromptInput] public required string Question { get; init; } [Validator] public static bool Ok(string answer) => true; }
            public static class Setup
            {
                public static void Add(CachePrefixBuilder options, RouteLabel[] labels) => options.AddRouter("difficulty", new ClassifierRouter({{(isDear ? $"{{|CPA4006:{creation}|}}" : creation)}}, labels));
                private static IChatClient Client(string model) => throw new NotSupportedException(model);
            }
            """);
    }
}
