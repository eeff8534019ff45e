using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic.Models.Messages;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class MessageTests
{
    private const string Rules = """
        { "rules": [
          { "match": { "contains": "long" }, "reply": { "text": "one two three four five six seven eight nine ten eleven twelve. Déjà vu 👋!" } },
          { "match": { "contains": "order" }, "reply": { "text": "Looking.", "toolCalls": [{ "name": "find", "input": { "id": 17 } }, { "name": "find", "input": { "id": 18 } }] } }
        ] }
        """;

    [Fact]
    public async Task A_stream_says_what_a_message_says()
    {
        await using var claude = await StartAsync(Rules);
        var request = Body(new JsonArray(Text(Words.Of(1_500), "")), new JsonArray(Message("user", "long")));

        var events = await claude.StreamAsync(request);
        var message = await claude.SendAsync(request);

        var text = string.Concat(events.Select(item => item.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var part) ? part.Text : ""));
        Assert.True(message.Content[0].TryPickText(out var whole));
        Assert.Equal(whole.Text, text);
        Assert.True(events[0].TryPickStart(out var start));
        Assert.Equal((1_500, 0), (start.Message.Usage.CacheCreationInputTokens, start.Message.Usage.CacheReadInputTokens));
        Assert.Equal(1_500, message.Usage.CacheReadInputTokens);
        var end = events.Select(item => item.TryPickDelta(out var delta) ? delta : null).Single(delta => delta is not null)!;
        Assert.Equal(message.Usage.OutputTokens, end.Usage.OutputTokens);
        Assert.Equal("end_turn", end.Delta.StopReason!.Raw());
        Assert.True(events[^1].TryPickStop(out _));
    }

    [Fact]
    public async Task Tool_calls_arrive_whole_and_in_pieces()
    {
        await using var claude = await StartAsync(Rules);
        var request = Body(messages: new JsonArray(Message("user", "order")), tools: new JsonArray(Tool("find")));

        var message = await claude.SendAsync(request);
        var events = await claude.StreamAsync(request);

        Assert.Equal("tool_use", message.StopReason!.Raw());
        Assert.True(message.Content[1].TryPickToolUse(out var first) & message.Content[2].TryPickToolUse(out var second));
        Assert.Equal((17, 18), (first!.Input["id"].GetInt32(), second!.Input["id"].GetInt32()));
        Assert.NotEqual(first.ID, second.ID);
        var json = string.Concat(events.Select(item => item.TryPickContentBlockDelta(out var delta) && delta.Index == 1 && delta.Delta.TryPickInputJson(out var part) ? part.PartialJson : ""));
        Assert.Equal(17, JsonDocument.Parse(json).RootElement.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task The_answer_ends_where_the_request_says()
    {
        await using var claude = await StartAsync(Rules);
        var request = Body(messages: new JsonArray(Message("user", "long")));
        request["max_tokens"] = 3;

        var message = await claude.SendAsync(request);

        Assert.True(message.Content[0].TryPickText(out var text));
        Assert.Equal(("one two three", "max_tokens", 3), (text.Text, message.StopReason!.Raw(), message.Usage.OutputTokens));
    }

    [Fact]
    public async Task Counting_tokens_gives_the_whole_input_and_costs_nothing()
    {
        await using var claude = await StartAsync();
        var request = Body(new JsonArray(Text(Words.Of(1_500), "")), tools: new JsonArray(Tool("a")));
        var counted = Body(new JsonArray(Text(Words.Of(1_500), "")), tools: new JsonArray(Tool("a")));
        counted.Remove("max_tokens");

        var count = await claude.Client().Messages.CountTokens(MessageCountTokensParams.FromRawUnchecked(
            new Dictionary<string, JsonElement>(), new Dictionary<string, JsonElement>(), JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(counted)!));
        var usage = await claude.UsageAsync(request);

        Assert.Equal(usage.Uncached + usage.Written5m, count.InputTokens);
        Assert.Equal(1_500, usage.Written5m - (count.InputTokens - 1_500 - usage.Uncached));
        Assert.Equal(1, claude.Emulator.Stats.Total.Requests);
    }

    [Fact]
    public async Task Newer_models_count_more_tokens()
    {
        await using var claude = await StartAsync();

        var older = await claude.UsageAsync(Body(new JsonArray(Text(Words.Of(2_000), "")), model: "claude-sonnet-4-6"));
        var newer = await claude.UsageAsync(Body(new JsonArray(Text(Words.Of(2_000), "")), model: "claude-sonnet-5"));

        Assert.Equal((2_000, 2_600), (older.Written5m, newer.Written5m));
    }

    [Fact]
    public async Task A_key_is_needed_and_the_body_must_be_json()
    {
        await using var claude = await StartAsync();
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };

        var withoutKey = await http.PostAsync("v1/messages", new StringContent(Body().ToJsonString()));
        http.DefaultRequestHeaders.Add("x-api-key", "k");
        var withoutVersion = await http.PostAsync("v1/messages", new StringContent(Body().ToJsonString()));
        http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        var withoutMembers = await http.PostAsync("v1/messages", new StringContent("""{ "model": "claude-sonnet-4-6", "messages": [{ "role": "user", "content": "x" }] }"""));
        var notJson = await http.PostAsync("v1/messages", new StringContent("{"));

        Assert.Equal((401, 400, 400), ((int)withoutKey.StatusCode, (int)withoutVersion.StatusCode, (int)notJson.StatusCode));
        Assert.Contains("authentication_error", await withoutKey.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("anthropic-version: header is required", await withoutVersion.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("max_tokens: Field required", await withoutMembers.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("not valid JSON", await notJson.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_sent_are_recorded()
    {
        await using var claude = await StartAsync();
        await claude.SendAsync(Body(new JsonArray(Text("Stay brief.", "1h"))));

        var request = Assert.Single(claude.Emulator.Requests);
        Assert.Equal("/v1/messages", request.Path);
        Assert.Equal("1h", (string?)JsonNode.Parse(request.Text)!["system"]![0]!["cache_control"]!["ttl"]);

        claude.Emulator.Reset();
        Assert.Empty(claude.Emulator.Requests);
    }

    [Fact]
    public async Task Resetting_forgets_prefixes_and_bill()
    {
        await using var claude = await StartAsync();
        await claude.SendAsync(Body(new JsonArray(Text(Words.Of(1_500), ""))));
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };

        (await http.PostAsync("emulator/reset", null)).EnsureSuccessStatusCode();

        Assert.Equal(0, claude.Emulator.Stats.Total.Requests);
        Assert.Equal(0, (await claude.UsageAsync(Body(new JsonArray(Text(Words.Of(1_500), ""))))).Read);
    }
}
