using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Layout;

public class HistoryTests
{
    private const int LookBack = 20;

    [Fact]
    public async Task The_breakpoint_rolls_to_the_last_message()
    {
        var first = await TestClient.SendAsync(new TestPrompt { History = Conversation(2), Question = "next" });
        var second = await TestClient.SendAsync(new TestPrompt { History = Conversation(4), Question = "next" });

        Assert.Equal(["user: 0", "assistant: 1 |5m", "user: next"], first.Lines);
        Assert.Equal(["user: 0", "assistant: 1", "user: 2", "assistant: 3 |5m", "user: next"], second.Lines);
    }

    [Fact]
    public async Task The_callers_messages_stay_as_they_are()
    {
        var history = Conversation(30);

        await TestClient.SendAsync(new TestPrompt { History = history, Question = "next" });

        Assert.All(history, message => Assert.Null(message.AdditionalProperties));
    }

    [Fact]
    public async Task A_breakpoint_that_came_with_a_message_is_not_kept()
    {
        var history = Conversation(4);
        history[0].WithBreakpoint();
        history[3].WithBreakpoint(CacheTtl.OneHour);

        var request = await TestClient.SendAsync(new TestPrompt { History = history, Question = "next" });

        Assert.Equal(["user: 0", "assistant: 1", "user: 2", "assistant: 3 |5m", "user: next"], request.Lines);
    }

    [Fact]
    public async Task Breakpoints_that_came_with_contents_are_not_kept_and_stay_with_the_caller()
    {
        var history = Conversation(4);
        foreach (var message in history)
            message.Contents[0].WithBreakpoint(CacheTtl.OneHour);

        var request = await TestClient.SendAsync(new TestPrompt
        {
            Handbook = "handbook",
            Manual = new UriContent("https://example.com/manual.pdf", "application/pdf").WithBreakpoint(CacheTtl.OneHour),
            History = history,
            Question = "next",
        });

        Assert.Equal(
            ["system: handbook", "user: https://example.com/manual.pdf |5m", "user: 0", "assistant: 1", "user: 2", "assistant: 3 |5m", "user: next"],
            request.Lines);
        Assert.All(history, message => Assert.True(Breakpoint.TryGet(message.Contents[0].AdditionalProperties, out _)));
    }

    [Fact]
    public async Task A_null_message_or_content_is_named()
    {
        var message = await Assert.ThrowsAsync<ArgumentException>(
            () => TestClient.SendAsync(new TestPrompt { History = [new ChatMessage(ChatRole.User, "0"), null!], Question = "next" }));
        var content = await Assert.ThrowsAsync<ArgumentException>(
            () => TestClient.SendAsync(new TestPrompt { History = [new ChatMessage(ChatRole.User, [null!])], Question = "next" }));
        var example = await Assert.ThrowsAsync<ArgumentException>(
            () => TestClient.SendAsync(new TestPrompt { Examples = [new PromptExample("a", null!)], Question = "next" }));

        Assert.Contains("message 1 of segment 'History'", message.Message, StringComparison.Ordinal);
        Assert.Contains("a content of message 0 of segment 'History'", content.Message, StringComparison.Ordinal);
        Assert.Contains("the assistant turn of example 0 of segment 'Examples'", example.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_alone_is_a_user_turn()
    {
        var request = await TestClient.SendAsync(new TestPrompt { History = Conversation(3) });

        Assert.Equal(["user: 0", "assistant: 1", "user: 2 |5m"], request.Lines);
    }

    [Fact]
    public async Task Thinking_and_white_space_carry_no_breakpoint()
    {
        var request = await TestClient.SendAsync(new TestPrompt
        {
            History =
            [
                new ChatMessage(ChatRole.User, "asked"),
                new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("thinking")]),
                new ChatMessage(ChatRole.Assistant, "  "),
            ],
            Question = "next",
        });

        Assert.StartsWith("user: asked |5m", request.Lines[0], StringComparison.Ordinal);
        Assert.Equal(1, request.Breakpoints);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(200, 2)]
    public async Task A_history_longer_than_the_look_back_gets_an_intermediate_breakpoint(int messages, int breakpoints)
    {
        var request = await TestClient.SendAsync(new TestPrompt { History = Conversation(messages), Question = "next" });

        Assert.Equal(breakpoints, request.Breakpoints);
        Assert.EndsWith("|5m", request.Lines[messages - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(30)]
    [InlineData(36)]
    public async Task Whatever_the_growth_up_to_36_positions_a_breakpoint_finds_the_entry_that_was_written_before(int growth)
    {
        for (var length = 1; length < 120; length++)
        {
            var before = BreakpointPositions(await TestClient.SendAsync(new TestPrompt { History = Conversation(length), Question = "next" }));
            var after = BreakpointPositions(await TestClient.SendAsync(new TestPrompt { History = Conversation(length + growth), Question = "next" }));

            Assert.True(
                after.Any(end => before.Any(written => written <= end && written > end - LookBack)),
                $"grown from {length} by {growth}: wrote at {string.Join(",", before)}, looks back from {string.Join(",", after)}");
        }
    }

    [Fact]
    public async Task Never_more_than_four_breakpoints_and_the_most_stable_rung_gives_way()
    {
        var request = await TestClient.SendAsync(new TestPrompt
        {
            Role = "role",
            Handbook = "handbook",
            Customer = "customer",
            History = Conversation(40),
            Question = "next",
        });

        Assert.Equal(4, request.Breakpoints);
        Assert.Equal(["system: role", "system: handbook |5m", "system: customer |5m"], request.Lines.Take(3));
    }

    private static List<ChatMessage> Conversation(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, i.ToString()))];

    private static List<int> BreakpointPositions(SentRequest request) =>
        [.. request.Lines.Select((line, index) => (line, index)).Where(x => x.line.EndsWith("|5m", StringComparison.Ordinal)).Select(x => x.index)];
}
