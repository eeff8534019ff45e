using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Analyzers.Layout;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>Rules about members that are segments or tools.</summary>
public sealed class SegmentRuleTests
{
    [Theory]
    [InlineData("[CachedPrefix] public required int [|Limit|] { get; init; }")]
    [InlineData("[CachedPrefix] public List<int>? [|Limits|] { get; init; }")]
    [InlineData("[CachedPrefix] public System.Collections.Immutable.ImmutableArray<string> [|Rules|] { get; init; }")]
    [InlineData("[CachedPrefix] public ChatMessage? [|Message|] { get; init; }")]
    [InlineData("[PromptInput] public DateTime [|Day|];")]
    [InlineData("[Examples] public string? [|Example|] { get; init; }")]
    [InlineData("[History] public IReadOnlyList<string>? [|Turns|] { get; init; }")]
    [InlineData("[CachedPrefix] public string[]? Rules { get; init; }")]
    [InlineData("[CachedPrefix] public IEnumerable<DataContent>? Pages { get; init; }")]
    [InlineData("[CachedPrefix] public HostedFileContent? Manual { get; init; }")]
    [InlineData("[PromptInput] public IReadOnlyList<TextContent>? Notes { get; init; }")]
    [InlineData("[Examples] public PromptExample[] Shown { get; init; } = [];")]
    [InlineData("[History] public Queue<ChatMessage>? Turns { get; init; }")]
    public Task Segments_are_texts_contents_examples_and_messages(string member) =>
        DefinitionVerifier<UnsupportedSegmentTypeAnalyzer>.VerifyMembersAsync(member);

    [Fact]
    public Task The_message_names_the_type_and_what_the_attribute_takes() =>
        DefinitionVerifier<UnsupportedSegmentTypeAnalyzer>.VerifyMembersAsync(
            "[Examples] public string? {|#0:Example|} { get; init; }",
            CSharpAnalyzerVerifier<UnsupportedSegmentTypeAnalyzer>.Diagnostic().WithLocation(0)
                .WithArguments("Example", "string?", "a list of PromptExample"));

    [Theory]
    [InlineData("[CachedPrefix(Stability.Tenant)] public static string [|Facts|] { get; } = \"\";")]
    [InlineData("[CachedPrefix(Stability.Session)] public const string [|Facts|] = \"\";")]
    [InlineData("[Examples(Stability.Tenant)] public static List<PromptExample> [|Shown|] { get; } = [];")]
    [InlineData("[CachedPrefix(Stability.Deployment)] public static string Facts { get; } = \"\";")]
    [InlineData("[CachedPrefix(Stability.Tenant)] public string? Facts { get; init; }")]
    public Task A_static_member_is_the_same_for_every_tenant(string member) =>
        DefinitionVerifier<StaticAboveDeploymentAnalyzer>.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[[|CachedPrefix(Stability.Volatile)|]] public string? Facts { get; init; }")]
    [InlineData("[[|CachedPrefix((Stability)7)|]] public string? Facts { get; init; }")]
    [InlineData("[[|Examples((Stability)(-1))|]] public List<PromptExample>? Shown { get; init; }")]
    [InlineData("[CachedPrefix(Stability.Session)] public string? Facts { get; init; }")]
    public Task What_is_cached_stands_on_a_cached_rung(string member) =>
        DefinitionVerifier<InvalidStabilityAnalyzer>.VerifyMembersAsync(member);

    [Fact]
    public Task A_second_history_is_reported() =>
        DefinitionVerifier<SeveralHistoriesAnalyzer>.VerifyMembersAsync(
            """
            [History] public List<ChatMessage>? First { get; init; }
            [History] public List<ChatMessage>? [|Second|] { get; init; }
            """);

    [Fact]
    public Task A_member_has_one_role() =>
        DefinitionVerifier<SeveralSegmentRolesAnalyzer>.VerifyMembersAsync(
            """
            [CachedPrefix, [|PromptInput|]] public string? Both { get; init; }
            [CachedPrefix] public string? One { get; init; }
            """);

    [Fact]
    public Task What_cannot_be_read_is_no_segment() =>
        DefinitionVerifier<UnreadableSegmentAnalyzer>.VerifyAsync(
            """
            public interface IHasFacts { string Facts { get; } }
            [Prompt, Tier("simple")] public partial class Ask([PromptInput] string [|question|]) : IPrompt<string>, IHasFacts
            {
                [CachedPrefix] public string [|Rules|] { set { } }
                [CachedPrefix] public string [|this|][int index] => question;
                [CachedPrefix] string IHasFacts.[|Facts|] => "";
                [PromptInput] public string Question => question;
            }
            [Prompt, Tier("simple")] public partial record Fine([PromptInput] string Question) : IPrompt<string>;
            """);

    [Theory]
    [InlineData("[PromptTool] public string [|Find|](string id) => id;")]
    [InlineData("[PromptTool] public static T [|Find|]<T>(T id) => id;")]
    [InlineData("[PromptTool] public static string [|Find|](out string id) => id = \"\";")]
    [InlineData("[PromptTool] public static string [|Find|](ReadOnlySpan<char> id) => \"\";")]
    [InlineData("[PromptTool(Name = \"find order\")] public static string [|Find|](string id) => id;")]
    [InlineData("[PromptTool] public static string Find(string id) => id; [PromptTool(Name = \"find\")] public static string [|FindOther|](string id) => id;")]
    [InlineData("[PromptTool] public static string Find(string id) => id; [PromptTool(Name = \"find_by_number\")] private static Task Find(int number) => Task.CompletedTask;")]
    public Task Tools_are_static_methods_with_names_of_their_own(string members) =>
        DefinitionVerifier<UnsupportedToolAnalyzer>.VerifyMembersAsync(members);

    [Fact]
    public Task A_longer_lifetime_may_not_follow_a_shorter_one() =>
        DefinitionVerifier<TtlOrderAnalyzer>.VerifyMembersAsync(
            """
            [{|#0:CachedPrefix(Stability.Deployment, Ttl = CacheTtl.FiveMinutes)|}] public string? Handbook { get; init; }
            [CachedPrefix(Stability.Tenant, Ttl = CacheTtl.OneHour)] public string? Facts { get; init; }
            """,
            CSharpAnalyzerVerifier<TtlOrderAnalyzer>.Diagnostic().WithLocation(0).WithArguments("Handbook", "Deployment", "Tenant"));

    [Theory]
    [InlineData("[CachedPrefix] public string? Handbook { get; init; } [CachedPrefix(Stability.Tenant, Ttl = CacheTtl.OneHour)] public string? Facts { get; init; }")]
    [InlineData("[CachedPrefix(Ttl = CacheTtl.OneHour)] public string? Handbook { get; init; } [History(Ttl = CacheTtl.FiveMinutes)] public List<ChatMessage>? Turns { get; init; }")]
    [InlineData("[CachedPrefix(Ttl = CacheTtl.FiveMinutes)] public string? Handbook { get; init; } [CachedPrefix(Ttl = CacheTtl.OneHour)] public string? More { get; init; }")]
    public Task Lifetimes_that_fall_are_fine(string members) => DefinitionVerifier<TtlOrderAnalyzer>.VerifyMembersAsync(members);
}
