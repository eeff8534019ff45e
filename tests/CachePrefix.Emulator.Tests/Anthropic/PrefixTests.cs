using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class PrefixTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Fact]
    public async Task The_first_call_writes_and_the_second_reads()
    {
        await using var claude = await StartAsync();

        var first = await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))));
        var second = await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "")), new JsonArray(Message("user", "Something else?"))));

        Assert.Equal((1_500, 0), (first.Written5m, first.Read));
        Assert.Equal((0, 1_500), (second.Written5m, second.Read));
        Assert.Equal(3, second.Uncached);
    }

    [Fact]
    public async Task Without_a_breakpoint_nothing_is_cached()
    {
        await using var claude = await StartAsync();

        await claude.UsageAsync(Body(new JsonArray(Text(Handbook))));

        Assert.Equal(new Tokens(1_502, 0, 0, 0), await claude.UsageAsync(Body(new JsonArray(Text(Handbook)))));
    }

    [Fact]
    public async Task Only_the_text_up_to_the_breakpoint_is_written()
    {
        await using var claude = await StartAsync();
        var system = new JsonArray(Text(Handbook, ""), Text(Words.Of(700)));

        Assert.Equal(new Tokens(702, 0, 1_500, 0), await claude.UsageAsync(Body(system)));
    }

    [Theory]
    [InlineData("one byte of the text")]
    [InlineData("the order of members")]
    [InlineData("an escape")]
    public async Task Any_other_byte_before_the_breakpoint_breaks_the_prefix(string difference)
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text("é " + Handbook, ""))));

        var changed = difference switch
        {
            "one byte of the text" => Text("è " + Handbook, ""),
            "the order of members" => Mark(new JsonObject { ["text"] = "é " + Handbook, ["type"] = "text" }, ""),
            _ => Text("e\u0301 " + Handbook, ""),
        };

        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(changed)))).Read);
    }

    [Fact]
    public async Task The_marker_is_not_part_of_the_prefix()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))));

        var moved = await claude.UsageAsync(Body(new JsonArray(Text(Handbook), Text(Words.Of(200), ""))));

        Assert.Equal((1_500, 200), (moved.Read, moved.Written5m));
    }

    [Fact]
    public async Task A_string_is_the_same_prefix_as_its_text_block()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(messages: new JsonArray(Message("user", new JsonArray(Text(Handbook, ""))), Message("assistant", "Yes."), Message("user", "And?"))));

        var asString = Body(messages: new JsonArray(Message("user", Handbook), Message("assistant", new JsonArray(Text("Yes.", ""))), Message("user", "So?")));

        Assert.Equal(1_500, (await claude.UsageAsync(asString)).Read);
    }

    [Fact]
    public async Task The_same_text_in_another_role_is_another_prefix()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(messages: new JsonArray(Message("user", new JsonArray(Text(Handbook, ""))))));

        Assert.Equal(0, (await claude.UsageAsync(Body(messages: new JsonArray(Message("assistant", new JsonArray(Text(Handbook, ""))), Message("user", "So?"))))).Read);
    }

    [Fact]
    public async Task Tools_come_before_system_and_system_before_messages()
    {
        await using var claude = await StartAsync();
        JsonObject Request(string tool, string system) => Body(
            new JsonArray(Text(system + Handbook, "")), new JsonArray(Message("user", new JsonArray(Text(Handbook, "")))), new JsonArray(Tool(tool, Handbook, "")));
        var all = await claude.UsageAsync(Request("a", "x"));

        var otherSystem = await claude.UsageAsync(Request("a", "y"));
        var otherTool = await claude.UsageAsync(Request("b", "x"));

        Assert.InRange(otherSystem.Read, 1_500, 1_600);
        Assert.Equal(0, otherTool.Read);
        Assert.Equal(all.Written5m, otherTool.Written5m);
    }

    [Fact]
    public async Task Keys_do_not_share_a_cache()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))), "key-1");

        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))), "key-2")).Read);
        Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))), "key-1")).Read);
    }

    [Fact]
    public async Task Models_do_not_share_a_cache_but_a_snapshot_is_its_model()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "")), model: "claude-sonnet-4-5"));

        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "")), model: "claude-sonnet-4-6"))).Read);
        Assert.Equal(1_500, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, "")), model: "claude-sonnet-4-5-20250929"))).Read);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", 4_095, 0)]
    [InlineData("claude-haiku-4-5", 4_096, 4_096)]
    [InlineData("claude-sonnet-4-6", 1_023, 0)]
    [InlineData("claude-sonnet-4-6", 1_024, 1_024)]
    [InlineData("claude-fable-5", 393, 0)]
    [InlineData("claude-fable-5", 395, 514)]
    public async Task A_prefix_below_the_models_minimum_is_silently_not_cached(string model, int tokens, int expected)
    {
        await using var claude = await StartAsync();
        var body = Body(new JsonArray(Text(Words.Of(tokens), "")), model: model);

        Assert.Equal(expected, (await claude.UsageAsync(body)).Written5m);
        Assert.Equal(expected, (await claude.UsageAsync(body)).Read);
    }

    [Fact]
    public async Task Tools_count_for_the_minimum_of_the_system_breakpoint()
    {
        await using var claude = await StartAsync();

        var usage = await claude.UsageAsync(Body(new JsonArray(Text(Words.Of(500), "")), tools: new JsonArray(Tool("find", Words.Of(600), ""))));

        Assert.InRange(usage.Written5m, 1_100, 1_150);
    }
}
