using CachePrefix.Anthropic.Tests.Support;

namespace CachePrefix.Anthropic.Tests;

public class ToolTests
{
    private const string Rules =
        """
        {"rules":[
          {"match":{"afterTool":true},"reply":{"text":"The blue room."}},
          {"match":{"contains":"room"},"reply":{"toolCalls":[{"name":"find_room","input":{"guests":2}},{"name":"call_taxi","input":{"street":"Elm Street"}}]}}
        ]}
        """;

    [Fact]
    public async Task Tool_results_go_back_in_order_behind_an_unchanged_prefix_with_the_marker_on_the_last()
    {
        await using var hotel = await Hotel.OpenAsync(Rules);

        var result = await hotel.Concierge.SendAsync(new ConciergePrompt { Handbook = Hotel.Handbook, Question = "A room and a taxi?" });

        var (first, second) = (hotel.Sent(0), hotel.Sent(1));
        Assert.Equal("The blue room.", result.Value);
        Assert.Equal(first.Head, second.Head);
        Assert.Equal([.. first.Markers, "messages[4].content[1] 5m"], second.Markers);
        var results = second.Json["messages"]![4]!["content"]!.AsArray();
        Assert.Contains("room for 2", results[0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("no taxi goes to Elm Street", results[1]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(results[1]!["is_error"]!.GetValue<bool>());
        Assert.DoesNotContain("   at ", second.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_request_reads_the_prefix_that_the_first_wrote()
    {
        await using var hotel = await Hotel.OpenAsync(Rules);

        var result = await hotel.Concierge.SendAsync(new ConciergePrompt { Handbook = Hotel.Handbook, Question = "A room and a taxi?" });

        Assert.True(result.Usage.CacheRead > 4_096);
        Assert.Equal(hotel.Emulator.Stats.Total.CostUsd, result.Cost);
    }
}
