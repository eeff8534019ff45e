using Anthropic.Models.Messages;
using CachePrefix.Anthropic.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests;

/// <summary>Markers that the caller's history and inputs carry already: only those of the layout are sent, and nothing of the caller's changes.</summary>
public sealed class CallersMarkerTests
{
    public static TheoryData<string> Kinds => [.. Contents.Keys];

    private static readonly Dictionary<string, Func<AIContent>> Contents = new(StringComparer.Ordinal)
    {
        ["a text"] = static () => new TextContent("Good morning.").WithCacheControl(Ttl.Ttl1h),
#pragma warning disable CPA2007 // The adapter's other key is what is tested.
        ["a text marked twice"] = static () => new TextContent("Good morning.") { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } }.WithCacheControl(Ttl.Ttl1h),
#pragma warning restore CPA2007
        ["an image"] = static () => new DataContent(new byte[] { 1, 2, 3 }, "image/png").WithCacheControl(Ttl.Ttl1h),
        ["a document"] = static () => new UriContent("https://example.org/a.pdf", "application/pdf").WithCacheControl(Ttl.Ttl5m),
        ["the SDK's text block"] = static () => new TextContent("Good morning.") { RawRepresentation = new TextBlockParam { Text = "Good morning.", CacheControl = new CacheControlEphemeral { Ttl = Ttl.Ttl1h } } },
        ["the SDK's content block"] = static () => new AIContent { RawRepresentation = new ContentBlockParam(new TextBlockParam { Text = "Good morning.", CacheControl = new CacheControlEphemeral() }) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Reported", "r02-markers-in-history")]
    public async Task Markers_in_the_history_are_not_sent(string kind)
    {
        await using var hotel = await Hotel.OpenAsync();
        List<ChatMessage> history = [];
        for (var i = 0; i < 6; i++)
            history.AddRange([new(ChatRole.User, [Contents[kind]()]), new(ChatRole.Assistant, [new TextContent($"Reply {i}.").WithCacheControl(Ttl.Ttl1h)])]);
        var before = history.SelectMany(message => message.Contents).Select(content => (content, content.RawRepresentation, Count: content.AdditionalProperties?.Count)).ToList();

        var result = await hotel.Concierge.SendAsync(new ConciergePrompt { Handbook = Hotel.Handbook, Guest = "Ms Meier", History = history, Question = "Is the pool open?" });

        Assert.Equal("Gladly.", result.Value);
        Assert.Equal(["system[0] 1h", "system[1] 1h", "messages[1].content[0] 5m", "messages[13].content[0] 5m"], hotel.Sent(0).Markers);
        Assert.Equal(before, history.SelectMany(message => message.Contents).Select(content => (content, content.RawRepresentation, content.AdditionalProperties?.Count)));
    }

    [Theory]
    [InlineData("an image")]
    [InlineData("a document")]
    public async Task A_marker_on_an_attachment_is_not_sent(string kind)
    {
        await using var hotel = await Hotel.OpenAsync();

        await hotel.Concierge.SendAsync(new ConciergePrompt { Handbook = Hotel.Handbook, Question = "What is this?", Photos = [Contents[kind]()] });

        Assert.DoesNotContain(hotel.Sent(0).Markers, marker => marker.StartsWith("messages[2]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_prompt_the_callers_markers_are_the_callers_own()
    {
        await using var hotel = await Hotel.OpenAsync();

        await hotel.Client.GetResponseAsync([new(ChatRole.User, [new TextContent("Hello?").WithCacheControl(Ttl.Ttl5m)])]);

        Assert.Equal(["messages[0].content[0] 5m"], hotel.Sent(0).Markers);
    }
}
