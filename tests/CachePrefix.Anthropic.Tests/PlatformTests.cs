using CachePrefix.Anthropic.Tests.Support;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests;

/// <summary>The clients for Bedrock, Vertex AI and Foundry send the same markers and report the same usage as that for the Claude API.</summary>
public sealed class PlatformTests
{
    private static readonly ChatMessage[] Messages =
    [
        new(ChatRole.System, [new TextContent("one").WithBreakpoint(CacheTtl.OneHour), new TextContent("two").WithBreakpoint()]),
        new ChatMessage(ChatRole.User, "Hello?").WithBreakpoint(),
    ];

    public static TheoryData<string, string, string> Platforms => new()
    {
        { "api", "claude-haiku-4-5", "/v1/messages" },
        { "bedrock", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "/model/us.anthropic.claude-haiku-4-5-20251001-v1:0/invoke" },
        { "vertex", "claude-haiku-4-5@20251001", "/v1/projects/hotel/locations/global/publishers/anthropic/models/claude-haiku-4-5@20251001:rawPredict" },
        { "foundry", "claude-haiku-4-5", "/anthropic/v1/messages" },
    };

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Markers_and_usage_are_those_of_the_claude_api(string platform, string model, string path)
    {
        var wire = new WireHandler();
        var client = PlatformClients.Create(platform, wire).AsIChatClient(model).WithAnthropicCaching();

        var response = await client.GetResponseAsync(
            Messages, new ChatOptions { Tools = [AIFunctionFactory.Create((int guests) => guests, "find_room")] }.WithToolsBreakpoint(CacheTtl.OneHour));

        Assert.Equal(path, Uri.UnescapeDataString(wire.Requests[0].Path));
        Assert.Equal(["tools[0] 1h", "system[0] 1h", "system[1] 5m", "messages[0].content[0] 5m"], wire.Sent().Markers);
        Assert.Equal((10L, 20L, 4L), (response.Usage!.AdditionalCounts![UsageKeys.Written5m], response.Usage.AdditionalCounts[UsageKeys.Written1h], response.Usage.CachedInputTokenCount));
        Assert.True(ModelCatalog.Default.TryFind(model, out var known));
        Assert.Equal("claude-haiku-4-5", known.Id);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task No_platform_is_asked_to_place_a_breakpoint_itself(string platform, string model, string path)
    {
        var wire = new WireHandler();

        await PlatformClients.Create(platform, wire).AsIChatClient(model).WithAnthropicCaching().GetResponseAsync(Messages);

        Assert.NotEmpty(path);
        Assert.Null(wire.Sent().Json["cache_control"]);
    }
}
