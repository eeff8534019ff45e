using CachePrefix.Analyzers.Requests;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA3001 in plain SDK code.</summary>
public class SmallRequestPrefixTests
{
    private static readonly string Long = "const string Long = \"" + string.Join(' ', Enumerable.Repeat("handbook", 5_000)) + "\";";

    [Fact]
    public Task Breakpoints_behind_too_short_a_prefix_are_removed() => VerifyFixAsync(
        """
        await chat.GetResponseAsync(
                    [new ChatMessage(ChatRole.System, [new TextContent("You are kind.").{|CPA3001:WithCacheControl|}(Ttl.Ttl5m)]), new ChatMessage(ChatRole.User, question)],
                    new ChatOptions { ModelId = "claude-haiku-4-5" });
        """,
        """
        await chat.GetResponseAsync(
                    [new ChatMessage(ChatRole.System, [new TextContent("You are kind.")]), new ChatMessage(ChatRole.User, question)],
                    new ChatOptions { ModelId = "claude-haiku-4-5" });
        """);

    [Theory]
    [InlineData("\"claude-haiku-4-5\"")]
    [InlineData("Model.ClaudeHaiku4_5")]
    public Task A_model_is_known_by_its_id_and_by_its_name_in_the_sdk(string model) => VerifyAsync(
        $$"""
        await client.Messages.Create(new MessageCreateParams
        {
            Model = {{model}},
            MaxTokens = 10,
            System = new List<TextBlockParam> { new("You are kind.") { {|CPA3001:CacheControl = new()|} } },
            Messages = new List<MessageParam> { new UserMessageParam(question) },
        });
        """);

    [Theory]
    [InlineData("new TextContent(\"You are kind.\")", "claude-haiku-4-5")]
    [InlineData("new TextContent(\"You are kind.\").WithCacheControl(Ttl.Ttl5m)", "acme-1")]
    [InlineData("new TextContent(Long).WithCacheControl(Ttl.Ttl5m)", "claude-haiku-4-5")]
    [InlineData("new TextContent(question).WithCacheControl(Ttl.Ttl5m)", "claude-haiku-4-5")]
    public Task Without_a_breakpoint_or_where_the_size_is_not_known_or_large_nothing_is_said(string content, string model) => VerifyAsync(
        $$"""
        await chat.GetResponseAsync(
            [new ChatMessage(ChatRole.System, [{{content}}]), new ChatMessage(ChatRole.User, question)],
            new ChatOptions { ModelId = "{{model}}" });
        """,
        Long);

    private static async Task VerifyAsync(string statements, string members = "")
    {
        var test = new CSharpAnalyzerTest<RequestAnalyzer> { TestCode = RequestVerifier.Class(statements, members) };
        test.TestState.AdditionalReferences.AddRange(ReferenceSets.FromTypes(typeof(BinaryData)));
        await test.RunAsync();
    }

    private static async Task VerifyFixAsync(string statements, string repaired)
    {
        var test = new CSharpCodeFixTest<RequestAnalyzer, DefinitionCodeFixProvider> { TestCode = RequestVerifier.Class(statements), FixedCode = RequestVerifier.Class(repaired) };
        test.TestState.AdditionalReferences.AddRange(ReferenceSets.FromTypes(typeof(BinaryData)));
        await test.RunAsync();
    }
}
