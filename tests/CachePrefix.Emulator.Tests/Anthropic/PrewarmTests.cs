using System.Text.Json.Nodes;
using Anthropic.Exceptions;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class PrewarmTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Fact]
    public async Task A_request_for_no_tokens_writes_the_cache_and_says_nothing()
    {
        await using var claude = await StartAsync();
        var warm = await claude.SendAsync(Request());

        Assert.Empty(warm.Content);
        Assert.Equal("max_tokens", warm.StopReason!.Raw());
        Assert.Equal((0, 1_500), (warm.Usage.OutputTokens, warm.Usage.CacheCreationInputTokens));
        Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Read);
    }

    [Fact]
    public async Task It_cannot_be_combined_with_what_needs_an_answer()
    {
        await using var claude = await StartAsync();
        var thinking = Request();
        thinking["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 1_024 };
        var adaptive = Request();
        adaptive["thinking"] = new JsonObject { ["type"] = "adaptive" };
        var format = Request();
        format["output_config"] = new JsonObject { ["format"] = new JsonObject { ["type"] = "json_schema", ["schema"] = new JsonObject() } };
        var choice = Request();
        choice["tool_choice"] = new JsonObject { ["type"] = "any" };
        var auto = Request();
        auto["tool_choice"] = new JsonObject { ["type"] = "auto" };

        await RefusalTests.RefusedAsync(claude, thinking, "max_tokens: 0 is not supported together with thinking");
        await RefusalTests.RefusedAsync(claude, format, "max_tokens: 0 is not supported together with output_config.format");
        await RefusalTests.RefusedAsync(claude, choice, "max_tokens: 0 is not supported together with tool_choice.type='any'");
        await Assert.ThrowsAsync<AnthropicBadRequestException>(() => claude.StreamAsync(Request()));
        await claude.SendAsync(auto);
        await claude.SendAsync(adaptive);
    }

    private static JsonObject Request()
    {
        var request = Body(new JsonArray(Text(Handbook, "")), new JsonArray(Message("user", ".")));
        request["max_tokens"] = 0;
        return request;
    }
}
