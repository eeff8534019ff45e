using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Tests.Bytes;

/// <summary>Reads and writes in every shape in which the service reports them.</summary>
public sealed class UsageTests
{
    private static readonly ChatMessage[] Messages =
        [new(ChatRole.System, [new TextContent("one two three").WithBreakpoint(CacheTtl.OneHour), new TextContent("four five").WithBreakpoint()]), new(ChatRole.User, "?")];

    [Theory]
    [InlineData("chat", "gpt-5.6-sol", Answers.Chat, 70, 0)]
    [InlineData("chat", "gpt-6.2-sol", Answers.Chat, 70, 0)]
    [InlineData("responses", "gpt-5.6-sol", Answers.Response, 70, 0)]
    [InlineData("responses", "gpt-6.2-sol", Answers.Response, 2, 68)]
    public async Task Written_tokens_are_reported_by_lifetime(string kind, string model, string answer, long brief, long enduring)
    {
        var response = await Sdk.Create(kind, new WireHandler(answer), model).WithOpenAICaching().GetResponseAsync(Messages);

        Assert.Equal((100, 20, 5), (response.Usage!.InputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.OutputTokenCount));
        Assert.Equal((brief, enduring), (response.Usage.AdditionalCounts![UsageKeys.Written5m], response.Usage.AdditionalCounts[UsageKeys.Written1h]));
    }

    [Theory]
    [InlineData("chat", Answers.ChatStream)]
    [InlineData("responses", Answers.ResponseStream)]
    public async Task A_stream_reports_what_a_call_does(string kind, string answer)
    {
        var response = await Sdk.Create(kind, new WireHandler(answer)).WithOpenAICaching().GetStreamingResponseAsync(Messages).ToChatResponseAsync();

        Assert.Equal((100, 20, 70L), (response.Usage!.InputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.AdditionalCounts![UsageKeys.Written5m]));
    }

    [Fact]
    public async Task Usage_without_details_reports_no_writes()
    {
        var response = await Sdk.Create("chat", new WireHandler(Answers.ChatWithoutDetails)).WithOpenAICaching().GetResponseAsync(Messages);

        Assert.False(response.Usage!.AdditionalCounts?.ContainsKey(UsageKeys.Written5m) ?? false);
    }
}
