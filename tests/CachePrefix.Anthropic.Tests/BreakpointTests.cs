using CachePrefix.Anthropic.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests;

public class BreakpointTests
{
    [Fact]
    public async Task Every_rung_ends_with_a_marker_in_the_bytes_sent()
    {
        await using var hotel = await Hotel.OpenAsync();

        await hotel.Concierge.SendAsync(new ConciergePrompt
        {
            Handbook = Hotel.Handbook,
            Guest = "Ms Meier, vegetarian",
            History = [new(ChatRole.User, "Good morning."), new(ChatRole.Assistant, "Good morning, Ms Meier.")],
            Question = "Is the pool open?",
        });

        var body = hotel.Sent(0);
        Assert.Equal(["system[0] 1h", "system[1] 1h", "messages[1].content[0] 5m", "messages[3].content[0] 5m"], body.Markers);
        Assert.Equal(["call_taxi", "find_room"], body.Json["tools"]!.AsArray().Select(tool => tool!["name"]!.GetValue<string>()));
        Assert.Equal("<question>\nIs the pool open?\n</question>", body.Json["messages"]![4]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Null(body.Json["cache_control"]);
    }

    [Fact]
    public async Task An_empty_rung_is_neither_sent_nor_marked()
    {
        await using var hotel = await Hotel.OpenAsync();

        await hotel.Concierge.SendAsync(new ConciergePrompt { Handbook = Hotel.Handbook, Guest = "  ", Question = "Is the pool open?" });

        var body = hotel.Sent(0);
        Assert.Equal(2, body.Json["system"]!.AsArray().Count);
        Assert.Equal(["system[0] 1h", "messages[1].content[0] 1h"], body.Markers.Where(marker => marker != "system[1] 1h"));
    }

    [Fact]
    public async Task The_marker_stands_on_the_last_tool_when_no_text_is_constant()
    {
        await using var hotel = await Hotel.OpenAsync();

        await new ToolOnlyPromptClient(hotel.Runtime).SendAsync(new ToolOnlyPrompt { Guest = "Ms Meier", Question = "Sun?" });

        Assert.Equal(["tools[0] 5m", "system[0] 5m"], hotel.Sent(0).Markers);
    }

    [Fact]
    public async Task An_image_is_an_input_behind_every_marker()
    {
        await using var hotel = await Hotel.OpenAsync();

        await hotel.Concierge.SendAsync(new ConciergePrompt
        {
            Handbook = Hotel.Handbook,
            Question = "What is this?",
            Photos = [new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent("https://example.org/a.pdf", "application/pdf")],
        });

        var turn = hotel.Sent(0).Json["messages"]!.AsArray()[^1]!["content"]!.AsArray();
        Assert.Equal(["text", "text", "image", "document", "text"], turn.Select(block => block!["type"]!.GetValue<string>()));
        Assert.DoesNotContain(hotel.Sent(0).Markers, marker => marker.StartsWith("messages[2]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_history_is_accepted_and_found_again()
    {
        await using var hotel = await Hotel.OpenAsync();
        List<ChatMessage> history = [.. Enumerable.Range(0, 31).Select(i => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"turn {i}"))];
        var prompt = new ConciergePrompt { Handbook = Hotel.Handbook, Guest = "Ms Meier", History = history, Question = "And now?" };

        await hotel.Concierge.SendAsync(prompt);
        var grown = await hotel.Concierge.SendAsync(prompt with
        {
            History = [.. history, .. Enumerable.Range(31, 30).Select(i => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"turn {i}"))],
        });

        Assert.Equal(4, hotel.Sent(1).Markers.Count);
        Assert.True(grown.Usage.CacheRead > hotel.Emulator.Stats.Total.Tokens.CacheWrite - grown.Usage.CacheWrite - 1, "the first history was read from the cache");
    }

    [Fact]
    public async Task Breakpoints_set_by_hand_reach_the_wire_and_the_callers_messages_stay_as_they_are()
    {
        await using var hotel = await Hotel.OpenAsync();
        var client = hotel.Client;
        var system = new ChatMessage(ChatRole.System, [new TextContent(Hotel.Handbook).WithBreakpoint(CacheTtl.OneHour)]);
        var user = new ChatMessage(ChatRole.User, "Hello?").WithBreakpoint();

        await client.GetResponseAsync([system, user]);

        Assert.Equal(["system[0] 1h", "messages[0].content[0] 5m"], hotel.Sent(0).Markers);
        Assert.Equal(Breakpoint.PropertyName, Assert.Single(system.Contents[0].AdditionalProperties!).Key);
        Assert.Null(user.Contents[0].AdditionalProperties);
    }

    [Fact]
    public async Task White_space_is_never_marked()
    {
        await using var hotel = await Hotel.OpenAsync();
        var client = hotel.Client;

        var response = await client.GetResponseAsync(
            [new(ChatRole.User, [new TextContent("Hello?"), new TextContent(" ").WithBreakpoint()])]);

        Assert.Equal("Gladly.", response.Text);
        Assert.Empty(hotel.Sent(0).Markers);
    }
}
