using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Hosting;

public sealed class ColdFanOutTests
{
    private const int Requests = 8;

    [Theory]
    [InlineData("v1/messages", "claude-sonnet-4-6")]
    [InlineData("v1/chat/completions", "gpt-5.6-sol")]
    public async Task Requests_that_begin_together_all_pay_for_the_prefix(string path, string model)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { FirstTokenDelay = TimeSpan.FromSeconds(2) });
        using var wire = new Wire(emulator);
        var body = Body(path, model);

        await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => wire.PostAsync(path, body)));
        var cold = emulator.Stats.Total.Tokens;
        await wire.PostAsync(path, body);

        Assert.Equal(0, cold.CacheRead);
        Assert.Equal(0, cold.CacheWrite % Requests);
        Assert.Equal(cold.CacheWrite / Requests, emulator.Stats.Total.Tokens.CacheRead);
    }

    private static string Body(string path, string model)
    {
        var part = new JsonObject { ["type"] = "text", ["text"] = Words.Of(1_500) };
        if (path.EndsWith("messages", StringComparison.Ordinal))
            part["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(part) }),
        };
        if (path.EndsWith("messages", StringComparison.Ordinal))
            body["max_tokens"] = 10;
        return body.ToJsonString();
    }
}
