using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class InvalidationTests
{
    private static readonly string Long = Words.Of(1_500);

    /// <summary>A change, and the last part of the prompt that is still read after it.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "nothing", "messages" },
        { "sampling", "messages" },
        { "tool choice auto", "messages" },
        { "effort at its default", "messages" },
        { "thinking disabled", "messages" },
        { "speed standard", "messages" },
        { "tool choice any", "system" },
        { "image", "system" },
        { "thinking", "system" },
        { "effort", "system" },
        { "answer format", "system" },
        { "web search first", "tools" },
        { "web search last", "tools" },
        { "citations", "tools" },
        { "speed fast", "tools" },
        { "tool order", "nothing" },
        { "tool description", "nothing" },
        { "model", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_keeps_what_the_table_says(string change, string kept)
    {
        await using var claude = await StartAsync();
        var first = await claude.UsageAsync(Request());
        var tools = await claude.UsageAsync(Only("tools"));
        var system = await claude.UsageAsync(Only("system"));
        var expected = kept switch
        {
            "messages" => first.Written5m,
            "system" => system.Read,
            "tools" => tools.Read,
            _ => 0,
        };

        Assert.True(tools.Read > 1_500 && system.Read > tools.Read + 1_400 && first.Written5m > system.Read + 1_400);
        Assert.Equal(expected, (await claude.UsageAsync(Change(Request(), change))).Read);
    }

    private static JsonObject Request() => Body(
        new JsonArray(Text(Long, "")),
        new JsonArray(Message("user", new JsonArray(Text(Long, ""), Text("Hello?")))),
        new JsonArray(Tool("a", "one"), Tool("b", Long, "")));

    private static JsonObject Only(string part)
    {
        var request = Request();
        request["messages"] = new JsonArray(Message("user", "Other."));
        if (part == "tools")
            request.Remove("system");
        return request;
    }

    private static JsonObject Change(JsonObject request, string change)
    {
        var tools = (JsonArray)request["tools"]!;
        var content = (JsonArray)request["messages"]![0]!["content"]!;
        switch (change)
        {
            case "sampling":
                request["stop_sequences"] = new JsonArray("x");
                break;
            case "tool choice auto":
                request["tool_choice"] = new JsonObject { ["type"] = "auto" };
                break;
            case "tool choice any":
                request["tool_choice"] = new JsonObject { ["type"] = "any" };
                break;
            case "effort at its default":
                request["output_config"] = new JsonObject { ["effort"] = "high" };
                break;
            case "effort":
                request["output_config"] = new JsonObject { ["effort"] = "low" };
                break;
            case "answer format":
                request["output_config"] = new JsonObject { ["format"] = new JsonObject { ["type"] = "json_schema", ["schema"] = new JsonObject { ["type"] = "object" } } };
                break;
            case "thinking disabled":
                request["thinking"] = new JsonObject { ["type"] = "disabled" };
                break;
            case "thinking":
                request["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 2_000 };
                request["max_tokens"] = 3_000;
                break;
            case "image":
                content.Add(new JsonObject { ["type"] = "image", ["source"] = new JsonObject { ["type"] = "url", ["url"] = "https://example.org/a.png" } });
                break;
            case "citations":
                content.Add(new JsonObject
                {
                    ["type"] = "document",
                    ["source"] = new JsonObject { ["type"] = "text", ["media_type"] = "text/plain", ["data"] = "x" },
                    ["citations"] = new JsonObject { ["enabled"] = true },
                });
                break;
            case "web search first" or "web search last":
                tools.Insert(change == "web search first" ? 0 : 2, new JsonObject { ["type"] = "web_search_20250305", ["name"] = "web_search" });
                break;
            case "speed fast":
                request["speed"] = "fast";
                break;
            case "speed standard":
                request["speed"] = "standard";
                break;
            case "tool order":
                var first = tools[0];
                tools.RemoveAt(0);
                tools.Add(first);
                break;
            case "tool description":
                tools[0]!["description"] = "other";
                break;
            case "model":
                request["model"] = "claude-sonnet-5";
                break;
        }

        return request;
    }
}
