using CachePrefix.Analyzers.Layout;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2009.</summary>
public class LineEndingTests
{
    private const string Raw = "\"\"\"\r\n            You answer questions.\r\n            Be \"brief\".\r\n            \"\"\"";
    private const string Joined = "\"You answer questions.\\n\"\r\n            + \"Be \\\"brief\\\".\"";

    [Theory]
    [InlineData("new ChatMessage(ChatRole.System, @)")]
    [InlineData("new ChatMessage(ChatRole.System, [new TextContent(@)])")]
    [InlineData("new ChatMessage(ChatRole.User, [new TextContent(@).WithCacheControl(Ttl.Ttl5m)])")]
    public Task A_raw_literal_of_a_prefix_is_normalised(string message) => VerifyAsync($"List<ChatMessage> messages = [{message}];", "{|CPA2009:" + Raw + "|}", Raw + ".ReplaceLineEndings(\"\\n\")");

    [Theory]
    [InlineData("@\"one\r\ntwo\"")]
    [InlineData("$\"\"\"\r\n            one {question}\r\n            two\r\n            \"\"\"")]
    [InlineData("$@\"one {question}\r\ntwo\"")]
    public Task Verbatim_and_interpolated_literals_are_normalised(string literal) =>
        VerifyAsync("await chat.GetResponseAsync(history, new ChatOptions { Instructions = @ });", "{|CPA2009:" + literal + "|}", literal + ".ReplaceLineEndings(\"\\n\")");

    [Fact]
    public Task A_constant_becomes_one_literal_per_line() => VerifyAsync(
        "const string Role = @;\r\n        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, Role + question)];", "{|CPA2009:" + Raw + "|}", Joined);

    [Theory]
    [InlineData("List<ChatMessage> messages = [new ChatMessage(ChatRole.User, @)];", Raw)]
    [InlineData("List<ChatMessage> messages = [new ChatMessage(ChatRole.System, @)];", "\"one\\r\\ntwo\"")]
    [InlineData("List<ChatMessage> messages = [new ChatMessage(ChatRole.System, @)];", "\"\"\"one\"\"\"")]
    [InlineData("List<ChatMessage> messages = [new ChatMessage(ChatRole.System, @)];", Raw + ".ReplaceLineEndings(\"\\n\")")]
    [InlineData("System.Console.WriteLine(@);", Raw)]
    public Task Other_text_is_fine(string statement, string literal) => VerifyAsync(statement, literal, literal);

    [Fact]
    public async Task The_same_literal_with_line_feeds_is_fine() =>
        await RequestVerifier.VerifyAsync("List<ChatMessage> messages = [new ChatMessage(ChatRole.System, " + Raw.Replace("\r", "", StringComparison.Ordinal) + ")];");

    [Theory]
    [InlineData("public const string Role = @;")]
    [InlineData("public static string Role { get; } = @;")]
    public Task A_constant_segment_stays_a_constant(string member) => VerifyDefinitionAsync(member, "{|CPA2009:" + Raw + "|}", Joined.Replace("\r\n            +", "\r\n        +", StringComparison.Ordinal));

    [Fact]
    public Task A_byte_order_mark_goes() => VerifyDefinitionAsync("public const string Role = @;", "{|CPA2009:\"\uFEFFrole\"|}", "\"role\"");

    private static Task VerifyAsync(string statements, string literal, string repaired) => RequestVerifier.VerifyFixAsync(Crlf(statements, literal), Crlf(statements, repaired));

    private static string Crlf(string statements, string literal) => statements.Replace("@", literal, StringComparison.Ordinal);

    private static Task VerifyDefinitionAsync(string member, string literal, string repaired) => new CSharpCodeFixTest<LineEndingAnalyzer, RequestLayoutCodeFixProvider>
    {
        TestCode = Definition(Crlf(member, literal)),
        FixedCode = Definition(Crlf(member, repaired)),
    }.RunAsync();

    private static string Definition(string member) => $$"""
        using CachePrefix;

        [Prompt, Tier("simple")]
        public sealed partial record SupportPrompt : IPrompt<string>
        {
            [CachedPrefix] {{member}}
            [PromptInput] public required string Question { get; init; }
        }
        """;
}
