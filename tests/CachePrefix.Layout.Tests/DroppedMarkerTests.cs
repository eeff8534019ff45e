namespace CachePrefix.Layout.Tests;

/// <summary>What the rules call dropped is not in the bytes that are sent, and what the fixes leave is.</summary>
public class DroppedMarkerTests
{
    private const string Marker = "\"cache_control\":{\"type\":\"ephemeral\"}";

    [Theory]
    [InlineData("""["cache_control"] = new CacheControlEphemeral()""")]
    [InlineData("""["CacheControl"] = new CacheControlEphemeral()""")]
    [InlineData("""["anthropic:cache_control"] = "ephemeral" """)]
    [InlineData("""["anthropic:cache_control"] = new Dictionary<string, string> { ["type"] = "ephemeral" }""")]
    public Task The_key_and_type_of_a_content(string property) => ProveAsync(
        $$"""
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
        [
            new ChatMessage(ChatRole.System, [new TextContent("Our handbook.") { AdditionalProperties = new() { {{property}} } }]),
            new ChatMessage(ChatRole.User, "May I return my kettle?"),
        ]);
        """,
        "\"text\":\"Our handbook.\"," + Marker);

    [Theory]
    [InlineData("""["anthropic:cache_control"] = new CacheControlEphemeral()""")]
    [InlineData("""["cache_control"] = new CacheControlEphemeral()""")]
    [InlineData("""["CacheControl"] = true""")]
    public Task The_key_and_type_of_a_tool(string property) => ProveAsync(
        $$"""
        var find = AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { Name = "find", AdditionalProperties = new Dictionary<string, object?> { {{property}} } });
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync([new ChatMessage(ChatRole.User, "May I return my kettle?")], new ChatOptions { Tools = [find] });
        """,
        Marker);

    [Fact]
    public async Task Thinking_carries_no_marker()
    {
        var program = RequestProgram.Create("""
            await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
            [
                new ChatMessage(ChatRole.User, "May I return my kettle?"),
                new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Let me see.") { ProtectedData = "c2lnbmF0dXJl" }.WithCacheControl(Ttl.Ttl5m), new TextContent("Yes.")]),
                new ChatMessage(ChatRole.User, "And my toaster?"),
            ]);
            """);

        Assert.Equal(["CPA2007"], (await program.FindingsAsync()).Select(finding => finding.Id));
        Assert.DoesNotContain("cache_control", await program.SentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("WithCacheControl", await (await program.FixedAsync()).SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Instructions_come_behind_the_marked_system_message() => ProveAsync(
        """
        var options = new ChatOptions { Instructions = "You answer questions about the products of Acme." };
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
        [
            new ChatMessage(ChatRole.System, [new TextContent("Our handbook.").WithCacheControl(Ttl.Ttl5m)]),
            new ChatMessage(ChatRole.User, "May I return my kettle?"),
        ], options);
        """,
        "\"system\":[{\"type\":\"text\",\"text\":\"You answer questions about the products of Acme.\"},{\"type\":\"text\",\"text\":\"Our handbook.\"");

    private static async Task ProveAsync(string body, string sent)
    {
        var program = RequestProgram.Create(body);
        Assert.Equal(["CPA2007"], (await program.FindingsAsync()).Select(finding => finding.Id));
        Assert.DoesNotContain(sent, await program.SentAsync(), StringComparison.Ordinal);

        var repaired = await (await program.FixedAsync()).SentAsync();
        Assert.True(repaired.Contains(sent, StringComparison.Ordinal), repaired);
    }
}
