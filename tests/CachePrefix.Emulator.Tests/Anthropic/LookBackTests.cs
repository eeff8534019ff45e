using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class LookBackTests
{
    private static readonly string Handbook = Words.Of(1_500);

    [Theory]
    [InlineData(19, 1_500)]
    [InlineData(20, 0)]
    public async Task An_older_prefix_is_found_within_twenty_positions_of_a_breakpoint(int blocksAfter, int read)
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))));

        var system = new JsonArray(Text(Handbook));
        for (var i = 1; i < blocksAfter; i++)
            system.Add(Text("More."));
        system.Add(Text("Last.", ""));

        Assert.Equal(read, (await claude.UsageAsync(Body(system))).Read);
    }

    [Fact]
    public async Task A_second_breakpoint_reaches_further_back()
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))));

        var system = new JsonArray(Text(Handbook));
        for (var i = 1; i <= 30; i++)
            system.Add(Text("More.", i == 15 ? "" : null));
        system.Add(Text("Last.", ""));

        Assert.Equal(1_500, (await claude.UsageAsync(Body(system))).Read);
    }

    [Theory]
    [InlineData("tool_use", 1_500)]
    [InlineData("text", 0)]
    public async Task A_run_of_tool_calls_is_one_position(string type, int read)
    {
        await using var claude = await StartAsync();
        await claude.UsageAsync(Body(messages: new JsonArray(Message("user", new JsonArray(Text(Handbook, ""))))));

        var calls = new JsonArray();
        var results = new JsonArray();
        for (var i = 0; i < 25; i++)
        {
            calls.Add(type == "text" ? Text("Calling.") : new JsonObject { ["type"] = "tool_use", ["id"] = $"t{i}", ["name"] = "find", ["input"] = new JsonObject() });
            results.Add(type == "text" ? Text("Found.") : new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = $"t{i}", ["content"] = "found" });
        }

        Mark((JsonObject)results[^1]!, "");
        var usage = await claude.UsageAsync(Body(messages: new JsonArray(Message("user", Handbook), Message("assistant", calls), Message("user", results))));

        Assert.Equal(read, usage.Read);
    }
}
