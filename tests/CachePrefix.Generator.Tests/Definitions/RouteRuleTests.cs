using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>Rules about tiers, routers and validators.</summary>
public sealed class RouteRuleTests
{
    [Fact]
    public Task A_definition_without_a_named_tier_is_reported() =>
        DefinitionVerifier<NoTierAnalyzer>.VerifyAsync(
            """
            [Prompt] public partial record [|Ask|] : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt, [|Tier(" ")|]] public partial record Blank : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt, [|Cascade("simple")|]] public partial record Short : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt] public partial record Empty : IPrompt<string>
            {
                [PromptInput] public string? Question { get; init; }
                [[|RouteBy|]] public string Choose() => "simple";
            }
            [Prompt, Cascade("simple", "complex")] public partial record Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """);

    [Fact]
    public Task One_way_of_choosing_a_tier_is_enough() =>
        DefinitionVerifier<ConflictingRoutesAnalyzer>.VerifyAsync(
            """
            [Prompt, {|#0:Tier("simple")|}, Cascade("simple", "complex")] public partial record Ask : IPrompt<string>
            {
                [PromptInput] public string? Question { get; init; }
                [{|#1:RouteBy("simple")|}] public string Choose() => "simple";
            }
            [Prompt, Tier("simple")] public partial record Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """,
            CSharpAnalyzerVerifier<ConflictingRoutesAnalyzer>.Diagnostic().WithLocation(0).WithArguments("Ask"),
            CSharpAnalyzerVerifier<ConflictingRoutesAnalyzer>.Diagnostic().WithLocation(1).WithArguments("Ask"));

    [Fact]
    public Task A_router_without_a_cascade_is_reported() =>
        DefinitionVerifier<ConflictingRoutesAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple"), {|#0:Route("difficulty")|}] public partial record Ask : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt, Cascade("simple", "complex"), Route("difficulty")] public partial record Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """,
            CSharpAnalyzerVerifier<ConflictingRoutesAnalyzer>.Diagnostic().WithLocation(0).WithArguments("Ask"));

    [Fact]
    public Task A_second_validator_is_reported() =>
        DefinitionVerifier<SeveralValidatorsAnalyzer>.VerifyMembersAsync(
            """
            [Validator] public bool IsShort(string answer) => answer.Length < 100;
            [Validator] public bool [|IsKind|](string answer) => true;
            """);

    [Theory]
    [InlineData("[Validator] public bool Check(string answer) => true;")]
    [InlineData("[Validator] private static Task<bool> Check(object answer, CancellationToken token) => Task.FromResult(true);")]
    [InlineData("[Validator] static async ValueTask<bool> Check(Ask prompt, string answer) { await Task.Yield(); return true; }")]
    [InlineData("[Validator] public string [|Check|](string answer) => answer;")]
    [InlineData("[Validator] public bool [|Check|](int answer) => true;")]
    [InlineData("[Validator] public bool [|Check|]() => true;")]
    [InlineData("[Validator] public bool [|Check|](Ask prompt, string answer) => true;")]
    [InlineData("[Validator] public bool [|Check|]<T>(string answer) => true;")]
    [InlineData("[Validator] public bool [|Check|](ref string answer) => true;")]
    [InlineData("[Validator] public void [|Check|](string answer) { }")]
    public Task A_validator_takes_the_answer_and_says_whether_it_is_valid(string method) =>
        DefinitionVerifier<WrongMethodSignatureAnalyzer>.VerifyMembersAsync(method);

    [Theory]
    [InlineData("string Choose() => \"simple\";")]
    [InlineData("ValueTask<string> Choose(CancellationToken token) => new(\"simple\");")]
    [InlineData("static async Task<string> Choose(Ask prompt, CancellationToken token) { await Task.Yield(); return \"simple\"; }")]
    [InlineData("static string [|Choose|]() => \"simple\";")]
    [InlineData("int [|Choose|]() => 0;")]
    [InlineData("string [|Choose|](int level) => \"simple\";")]
    public Task A_router_takes_the_prompt_and_names_a_tier(string method) =>
        DefinitionVerifier<WrongMethodSignatureAnalyzer>.VerifyAsync(
            $$"""
            [Prompt] public partial record Ask : IPrompt<string>
            {
                [PromptInput] public string? Question { get; init; }
                [RouteBy("simple")] {{method}}
            }
            """);

    [Theory]
    [InlineData("build_property.PublishAot = true", true)]
    [InlineData("build_property.EnableTrimAnalyzer = true", true)]
    [InlineData("build_property.PublishAot = false", false)]
    public async Task A_structured_result_needs_a_context_where_there_is_no_reflection(string option, bool isReported)
    {
        var attribute = isReported ? "[|Prompt|]" : "Prompt";
        var test = new CSharpAnalyzerVerifier<ResultNeedsJsonContextAnalyzer>.Test
        {
            TestCode =
                $$"""
                using CachePrefix;
                using System.Text.Json.Serialization;
                public sealed record Answer(string Text);
                [JsonSerializable(typeof(Answer))] public abstract class Json(System.Text.Json.JsonSerializerOptions o) : JsonSerializerContext(o);
                [{{attribute}}, Tier("simple")] public partial record Ask : IPrompt<Answer> { [PromptInput] public string? Question { get; init; } }
                [Prompt(JsonContext = typeof(Json)), Tier("simple")] public partial record Fine : IPrompt<Answer> { [PromptInput] public string? Question { get; init; } }
                [Prompt, Tier("simple")] public partial record Text : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
                """,
        };
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", $"is_global = true\n{option}\n");

        await test.RunAsync();
    }

    [Theory]
    [InlineData("build_property.PublishAot = true", true)]
    [InlineData("build_property.EnableTrimAnalyzer = true", false)]
    public async Task Native_programs_set_hidden_members_through_an_attribute_alone(string option, bool isReported)
    {
        var name = isReported ? "[|Ask|]" : "Ask";
        var test = new CSharpAnalyzerVerifier<UnfillableResultAnalyzer>.Test
        {
            TestCode =
                $$"""
                using CachePrefix;
                using System.Text.Json.Serialization;
                public sealed class Inner { public string Text { get; private set; } = ""; }
                public sealed record Answer(Inner Inner);
                public sealed class Shown { [JsonInclude] public string Text { get; private set; } = ""; [JsonIgnore] public int Count { get; private set; } }
                public sealed class Built { public Built(string text) => Text = text; public string Text { get; private set; } }
                [Prompt, Tier("simple")] public partial record {{name}} : IPrompt<Answer> { [PromptInput] public string? Question { get; init; } }
                [Prompt, Tier("simple")] public partial record Fine : IPrompt<Shown> { [PromptInput] public string? Question { get; init; } }
                [Prompt, Tier("simple")] public partial record Made : IPrompt<Built> { [PromptInput] public string? Question { get; init; } }
                """,
        };
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", $"is_global = true\n{option}\n");

        await test.RunAsync();
    }
}
