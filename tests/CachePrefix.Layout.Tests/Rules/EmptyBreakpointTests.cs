namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2004 in plain SDK code.</summary>
public class EmptyBreakpointTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\n\"")]
    [InlineData("string.Empty")]
    [InlineData("Nothing")]
    public Task An_empty_block_is_removed(string text) => RequestVerifier.VerifyFixAsync(
        $$"""List<TextBlockParam> system = [new("Our handbook."), new({{text}}) { {|CPA2004:CacheControl = new()|} }];""",
        """List<TextBlockParam> system = [new("Our handbook.")];""",
        "private const string Nothing = \"\";");

    [Fact]
    public Task An_empty_content_is_removed() => RequestVerifier.VerifyFixAsync(
        """
        var message = new ChatMessage(ChatRole.System, new List<AIContent>
                {
                    new TextContent("").{|CPA2004:WithCacheControl|}(Ttl.Ttl5m),
                    new TextContent("Our handbook."),
                });
        """,
        """
        var message = new ChatMessage(ChatRole.System, new List<AIContent>
                {
                    new TextContent("Our handbook."),
                });
        """);

    [Fact]
    public Task An_empty_text_with_a_property_is_removed() => RequestVerifier.VerifyFixAsync(
        """List<AIContent> contents = [new TextContent("Our handbook."), new TextContent("") { AdditionalProperties = new() { {|CPA2004:["anthropic:cache_control"] = new CacheControlEphemeral()|} } }];""",
        """List<AIContent> contents = [new TextContent("Our handbook.")];""");

    [Fact]
    public Task Outside_of_a_list_only_the_breakpoint_goes() => RequestVerifier.VerifyFixAsync(
        """
        var content = new TextContent("");
                content.{|CPA2004:WithCacheControl|}(Ttl.Ttl5m);
        """,
        """
        var content = new TextContent("");
        """);

    [Theory]
    [InlineData("new TextContent(\"Our handbook.\").WithCacheControl(Ttl.Ttl5m)")]
    [InlineData("new TextContent(question).WithCacheControl(Ttl.Ttl5m)")]
    [InlineData("new TextContent(\"\")")]
    [InlineData("new TextBlockParam(\"\") { CacheControl = null }")]
    [InlineData("new TextBlockParam(\"\")")]
    public Task Text_or_no_breakpoint_is_fine(string content) => RequestVerifier.VerifyAsync($"var content = {content};");
}
