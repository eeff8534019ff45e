using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class EarlierThinkingTests
{
    [Theory]
    [InlineData("claude-sonnet-4-6", true, true)]
    [InlineData("claude-opus-4-5", true, true)]
    [InlineData("claude-sonnet-4-5", true, false)]
    [InlineData("claude-haiku-4-5", true, false)]
    [InlineData("claude-haiku-4-5", false, true)]
    public async Task A_new_user_turn_drops_earlier_thinking_on_older_models(string model, bool newTurn, bool kept)
    {
        await using var claude = await StartAsync();
        var call = new JsonObject { ["type"] = "tool_use", ["id"] = "t", ["name"] = "a", ["input"] = new JsonObject() };
        var thinking = new JsonObject { ["type"] = "thinking", ["thinking"] = "Let me look.", ["signature"] = "s" };
        JsonArray Turns(string? ttl) =>
        [
            Message("user", Words.Of(4_200)),
            Message("assistant", new JsonArray(thinking.DeepClone(), call.DeepClone())),
            Message("user", new JsonArray(Mark(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "t", ["content"] = Words.Of(100) }, ttl))),
        ];
        JsonObject Request(JsonArray messages)
        {
            var request = Body(messages: messages, model: model);
            request["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 1_024 };
            request["max_tokens"] = 2_000;
            return request;
        }

        var first = await claude.UsageAsync(Request(Turns("")));
        var next = Turns(null);
        next.Add(Message("assistant", newTurn ? "Found." : new JsonArray(new JsonObject { ["type"] = "tool_use", ["id"] = "u", ["name"] = "a", ["input"] = new JsonObject() })));
        next.Add(newTurn
            ? Message("user", new JsonArray(Text("And now?", "")))
            : Message("user", new JsonArray(Mark(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "u", ["content"] = "x" }, ""))));
        var second = await claude.UsageAsync(Request(next));

        Assert.Equal(kept ? first.Written5m : 0, second.Read);
    }
}
