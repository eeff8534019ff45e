using Anthropic;
using CachePrefix.Anthropic.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests;

/// <summary>A marker on every kind of content that the service takes one on.</summary>
public sealed class ContentKindTests
{
    public static TheoryData<string, ChatRole, AIContent> Kinds => new()
    {
        { "text", ChatRole.User, new TextContent("Hello?") },
        { "text", ChatRole.Assistant, new TextContent("Hello.") },
        { "image", ChatRole.User, new DataContent(new byte[] { 1, 2, 3 }, "image/png") },
        { "image", ChatRole.User, new UriContent("https://example.org/a.png", "image/png") },
        { "document", ChatRole.User, new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") },
        { "document", ChatRole.User, new UriContent("https://example.org/a.pdf", "application/pdf") },
        { "document", ChatRole.User, new DataContent("some text"u8.ToArray(), "text/plain") },
        { "tool_use", ChatRole.Assistant, new FunctionCallContent("t1", "find_room", new Dictionary<string, object?> { ["guests"] = 2 }) },
        { "tool_result", ChatRole.Tool, new FunctionResultContent("t1", "blue") },
        { "tool_result", ChatRole.Tool, new FunctionResultContent("t1", new AIContent[] { new TextContent("blue"), new DataContent(new byte[] { 1 }, "image/png") }) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_marker_reaches_the_wire_and_nothing_else_changes(string type, ChatRole role, AIContent content)
    {
        var (plain, marked) = (new WireHandler(), new WireHandler());

        await Create(plain).GetResponseAsync([new ChatMessage(role, [content])]);
        await Create(marked).WithAnthropicCaching().GetResponseAsync([new ChatMessage(role, [content]).WithBreakpoint(CacheTtl.OneHour)]);

        var block = marked.Sent().Json["messages"]![0]!["content"]![0]!.AsObject();
        Assert.Equal(type, block["type"]!.GetValue<string>());
        Assert.Equal(["messages[0].content[0] 1h"], marked.Sent().Markers);
        block.Remove("cache_control");
        Assert.Equal(plain.Sent().Json["messages"]![0]!["content"]![0]!.ToJsonString(), block.ToJsonString());
    }

    private static IChatClient Create(WireHandler wire) =>
        new AnthropicClient { ApiKey = "any", HttpClient = new HttpClient(wire), MaxRetries = 0, BaseUrl = "http://claude.test" }.AsIChatClient("claude-haiku-4-5");
}
