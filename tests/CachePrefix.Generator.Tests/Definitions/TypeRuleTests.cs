using CachePrefix.Analyzers.Definitions;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>Rules about the type that is the definition.</summary>
public sealed class TypeRuleTests
{
    [Fact]
    public Task A_definition_that_is_not_partial_is_reported_on_its_name() =>
        DefinitionVerifier<NotPartialAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple")] public record {|#0:Ask|} : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt, Tier("simple")] public partial record Tell : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """,
            CSharpAnalyzerVerifier<NotPartialAnalyzer>.Diagnostic().WithLocation(0).WithArguments("Ask"));

    [Fact]
    public Task Every_type_around_a_definition_must_be_partial() =>
        DefinitionVerifier<ContainingTypeNotPartialAnalyzer>.VerifyAsync(
            """
            public class [|Outer|]
            {
                public partial struct Middle
                {
                    public record [|Inner|]
                    {
                        [Prompt, Tier("simple")] public partial record Ask : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
                    }
                }
            }
            public partial class Fine
            {
                [Prompt, Tier("simple")] public partial record Ask : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            }
            """);

    [Fact]
    public Task Static_generic_and_file_local_types_cannot_be_definitions() =>
        DefinitionVerifier<UnsupportedDefinitionTypeAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple")] public static partial class [|Fixed|] { [PromptInput] public static string? Question { get; set; } }
            [Prompt, Tier("simple")] public partial record [|Of|]<T> : IPrompt<T> { [PromptInput] public string? Question { get; init; } }
            [Prompt, Tier("simple")] file partial record [|Local|] : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            public partial class Outer<T>
            {
                [Prompt, Tier("simple")] public partial record [|Inner|] : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            }
            [Prompt, Tier("simple")] public partial class Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """);

    [Fact]
    public Task A_definition_implements_IPrompt_once_with_a_result_as_accessible_as_itself() =>
        DefinitionVerifier<NoResultTypeAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple")] public partial record [|None|] { [PromptInput] public string? Question { get; init; } }
            [Prompt, Tier("simple")] public partial record [|Two|] : IPrompt<string>, IPrompt<int> { [PromptInput] public string? Question { get; init; } }
            [Prompt, Tier("simple")] public partial record [|Closed|] : IPrompt<Closed.Answer>
            {
                [PromptInput] public string? Question { get; init; }
                private sealed record Answer;
            }
            internal sealed record Hidden;
            [Prompt, Tier("simple")] public partial record Fine : IPrompt<Hidden> { [PromptInput] public string? Question { get; init; } }
            """);

    [Fact]
    public Task Names_of_generated_members_and_types_are_taken() =>
        DefinitionVerifier<MemberNameClashAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple")] public partial record Ask : IPrompt<string>
            {
                [PromptInput] public string? Question { get; init; }
                public string? [|Layout|] { get; init; }
            }
            public interface [|ITellClient|];
            public class [|TellClient|];
            [Prompt, Tier("simple")] public partial record Tell : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            namespace Elsewhere
            {
                public class ShowClient;
            }
            [Prompt, Tier("simple")] public partial record Show : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """);

    [Fact]
    public Task A_definition_without_input_and_history_has_no_user_turn() =>
        DefinitionVerifier<NoUserTurnAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple")] public partial record [|Ask|] : IPrompt<string> { [CachedPrefix] public const string Role = "Be kind."; }
            [Prompt, Tier("simple")] public partial record Tell : IPrompt<string> { [History] public List<ChatMessage> History { get; init; } = []; }
            [Prompt, Tier("simple")] public partial record Show : IPrompt<string> { [PromptInput] public DataContent? Image { get; init; } }
            """);
}
