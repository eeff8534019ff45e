using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Gpt;

namespace CachePrefix.Emulator.Tests.OpenAI;

public sealed class AutomaticCachingTests
{
    [Theory]
    [InlineData("gpt-4o", 1_500, 1_408)]
    [InlineData("gpt-4o", 2_000, 1_920)]
    [InlineData("gpt-4o", 900, 0)]
    [InlineData("gpt-5.5", 5_000, 4_096)]
    [InlineData("gpt-5.5", 2_000, 0)]
    public async Task Prefixes_are_cached_in_increments_from_the_minimum_on(string model, int tokens, int read)
    {
        await using var gpt = await StartAsync();
        var system = Message("system", Words.Of(tokens));

        var first = await gpt.UsageAsync(Body(model, system, Message("user", "One?")));
        var second = await gpt.UsageAsync(Body(model, (JsonObject)system.DeepClone(), Message("user", "Two?")));

        Assert.Equal((0, read), (first.Read, second.Read));
        Assert.Null(second.Written);
        Assert.InRange(second.Total, tokens, tokens + 20);
    }

    [Fact]
    public async Task The_part_before_a_difference_is_still_read()
    {
        await using var gpt = await StartAsync();
        await gpt.UsageAsync(Body("gpt-4o", Message("system", Words.Of(3_000)), Message("user", "One?")));

        var changed = await gpt.UsageAsync(Body("gpt-4o", Message("system", Words.Of(2_000) + " " + Words.Of(1_000, "beta")), Message("user", "One?")));
        var changedEarly = await gpt.UsageAsync(Body("gpt-4o", Message("system", "beta " + Words.Of(2_999)), Message("user", "One?")));

        Assert.Equal((1_920, 0), (changed.Read, changedEarly.Read));
    }

    [Fact]
    public async Task A_conversation_reads_what_it_sent_before()
    {
        await using var gpt = await StartAsync();
        JsonObject[] turns = [Message("system", Words.Of(1_500)), Message("user", Words.Of(300)), Message("assistant", Words.Of(300)), Message("user", "And?")];
        await gpt.UsageAsync(Body("gpt-4o", [.. turns[..2].Select(Copy)]));

        Assert.InRange((await gpt.UsageAsync(Body("gpt-4o", turns))).Read, 1_664, 1_792);
    }

    [Theory]
    [InlineData("parallel_tool_calls", "true")]
    [InlineData("service_tier", "\"auto\"")]
    [InlineData("service_tier", "\"default\"")]
    [InlineData("verbosity", "\"medium\"")]
    [InlineData("reasoning_effort", "\"medium\"")]
    [InlineData("response_format", """{ "type": "text" }""")]
    public async Task Defaults_that_are_sent_equal_defaults_left_out(string setting, string value)
    {
        await using var gpt = await StartAsync();
        var request = Body("gpt-5.1", Message("system", Words.Of(1_500)), Message("user", "One?"));
        await gpt.UsageAsync(request);
        request[setting] = JsonNode.Parse(value);

        Assert.Equal(1_408, (await gpt.UsageAsync(request)).Read);
    }

    [Theory]
    [InlineData("tools", 0)]
    [InlineData("response_format", 0)]
    [InlineData("reasoning_effort", 0)]
    [InlineData("prompt_cache_key", 0)]
    [InlineData("tool_choice", 1_408)]
    [InlineData("temperature", 1_408)]
    [InlineData("user", 1_408)]
    public async Task Settings_that_are_part_of_the_prefix_break_it(string setting, int read)
    {
        await using var gpt = await StartAsync();
        var request = Body(setting == "reasoning_effort" ? "gpt-5.1" : "gpt-4o", Message("system", Words.Of(1_500)), Message("user", "One, as JSON?"));
        await gpt.UsageAsync(request);
        request[setting] = setting switch
        {
            "tools" => new JsonArray(new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = "find" } }),
            "response_format" => new JsonObject { ["type"] = "json_object" },
            "temperature" => 0.5,
            "tool_choice" => "none",
            _ => "high",
        };

        Assert.Equal(read, (await gpt.UsageAsync(request)).Read);
    }

    [Fact]
    public async Task Keys_and_models_do_not_share_a_cache()
    {
        await using var gpt = await StartAsync();
        JsonObject Request(string model) => Body(model, Message("system", Words.Of(1_500)), Message("user", "One?"));
        await gpt.UsageAsync(Request("gpt-4o"));

        Assert.Equal(0, (await gpt.UsageAsync(Request("gpt-4o"), "key-2")).Read);
        Assert.Equal(0, (await gpt.UsageAsync(Request("gpt-4o-mini"))).Read);
        Assert.Equal(1_408, (await gpt.UsageAsync(Request("gpt-4o-2024-08-06"))).Read);
    }

    [Theory]
    [InlineData("gpt-4o", null, 299, true)]
    [InlineData("gpt-4o", null, 300, false)]
    [InlineData("gpt-5.1", null, 86_399, true)]
    [InlineData("gpt-5.1", null, 86_400, false)]
    [InlineData("gpt-5.1", "in_memory", 300, false)]
    public async Task Retention_is_that_of_the_model_or_of_the_request(string model, string? retention, int seconds, bool lives)
    {
        await using var gpt = await StartAsync();
        var request = Body(model, Message("system", Words.Of(1_500)), Message("user", "One?"));
        if (retention is not null)
            request["prompt_cache_retention"] = retention;
        await gpt.UsageAsync(request);

        gpt.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(lives ? 1_408 : 0, (await gpt.UsageAsync(request)).Read);
    }

    [Fact]
    public async Task Options_of_newer_models_are_refused()
    {
        await using var gpt = await StartAsync();
        var options = Body("gpt-4o", Message("user", "One?"));
        options["prompt_cache_options"] = new JsonObject { ["mode"] = "explicit" };
        var retention = Body("gpt-4o", Message("user", "One?"));
        retention["prompt_cache_retention"] = "24h";

        await gpt.RefusedAsync(options, 400, "Unsupported parameter: 'prompt_cache_options' is not supported with this model.");
        await gpt.RefusedAsync(retention, 400, "Invalid value: '24h'. Supported values are: 'in_memory'.");
    }

    private static JsonObject Copy(JsonObject message) => (JsonObject)message.DeepClone();
}
