using System.Net;
using System.Text.Json.Nodes;
using Anthropic.Exceptions;
using static CachePrefix.Emulator.Tests.Answers.AnswerRuleTests;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Answers;

public sealed class DocumentedRulesTests
{
    [Fact]
    public async Task The_documented_rule_file_does_what_its_page_says()
    {
        await using var claude = await StartAsync(Example());

        var call = await claude.SendAsync(Body(messages: new JsonArray(Message("user", "Where is order 42?"))));
        Assert.True(call.Content[0].TryPickToolUse(out var tool));
        Assert.Equal(("FindOrder", "42"), (tool.Name, tool.Input["id"].GetString()));

        var toolUse = new JsonObject { ["type"] = "tool_use", ["id"] = tool.ID, ["name"] = tool.Name, ["input"] = new JsonObject { ["id"] = "42" } };
        var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = tool.ID, ["content"] = "in Hamburg" };
        var answer = await claude.SendAsync(Body(messages: new JsonArray(
            Message("user", "Where is order 42?"), Message("assistant", new JsonArray(toolUse)), Message("user", new JsonArray(result)))));
        Assert.Equal("""{"answer":"Order 42: in Hamburg","confident":true}""", TextOf(answer));

        var error = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => SayAsync(claude, "And returns?"));
        Assert.Equal((HttpStatusCode)529, error.StatusCode);
        Assert.Equal("Within thirty days.", await SayAsync(claude, "And returns?"));
        Assert.Equal("You asked: Anything else?", await SayAsync(claude, "Anything else?"));
    }

    [Fact]
    public async Task The_documented_weak_tier_is_wrong_now_and_then()
    {
        await using var claude = await StartAsync(Example().Replace("\"latencyMs\": 20", "\"latencyMs\": 0", StringComparison.Ordinal));
        var answers = new List<string>();
        foreach (var number in Enumerable.Range(0, 20))
        {
            answers.Add(await SayAsync(claude, $"Is there a warranty on item {number}?", model: "claude-haiku-4-5"));
            Assert.Contains("Two years.", await SayAsync(claude, $"Is there a warranty on item {number}?"), StringComparison.Ordinal);
        }

        Assert.Contains("""{"answer":"Two years.","confident":true}""", answers);
        Assert.Contains("""{"answer":"I am not sure.","confident":false}""", answers);
    }

    private static string Example()
    {
        var page = File.ReadAllText(Path.Combine(Repository(), "docs", "emulator.md"));
        var from = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        return page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CachePrefixAnalyzers.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("The repository's root was not found above the tests.");
    }
}
