using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.OpenAI;

/// <summary>Raw requests: what is refused, with the provider's words, and what is accepted.</summary>
public sealed class ChatShapeTests
{
    [Theory]
    [InlineData(""" "model": "gpt-5.1", "nope": 1, "messages": [{ "role": "user", "content": "x" }] """, "Unrecognized request argument supplied: nope")]
    [InlineData(""" "model": "gpt-5.1", "messages": [{ "role": "user", "content": "x", "cache_control": {} }] """, "Unknown parameter: 'messages[0].cache_control'.")]
    [InlineData(""" "model": "gpt-5.1", "max_tokens": 5, "messages": [{ "role": "user", "content": "x" }] """, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")]
    [InlineData(""" "model": "gpt-5.1", "temperature": 0, "messages": [{ "role": "user", "content": "x" }] """, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.")]
    [InlineData(""" "model": "gpt-6-sol", "tools": [{ "type": "function", "function": { "name": "a" } }], "messages": [{ "role": "user", "content": "x" }] """, "Function tools are not supported with this model in Chat Completions unless 'reasoning_effort' is 'none'. Use the Responses API instead.")]
    [InlineData(""" "model": "gpt-5.5", "messages": [{ "role": "user", "content": [{ "type": "text", "text": "x", "prompt_cache_breakpoint": { "mode": "explicit" } }] }] """, "Unsupported parameter: 'messages[0].content[0].prompt_cache_breakpoint' is not supported with this model.")]
    [InlineData(""" "model": "gpt-5.6-sol", "messages": [{ "role": "user", "content": "x" }, { "role": "assistant", "content": [{ "type": "text", "text": "x", "prompt_cache_breakpoint": { "mode": "explicit" } }] }] """, "Unsupported parameter: 'messages[1].content[0].prompt_cache_breakpoint' is not supported on assistant content.")]
    [InlineData(""" "model": "gpt-5.6-sol", "messages": [{ "role": "user", "content": [{ "type": "text", "text": "x", "prompt_cache_breakpoint": { "mode": "explicit", "ttl": "12h" } }] }] """, "Invalid value: '12h'. Supported values are: '30m'.")]
    [InlineData(""" "model": "gpt-5.1", "messages": [{ "role": "tool", "tool_call_id": "c", "content": "x" }] """, "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.")]
    [InlineData(""" "model": "gpt-4o", "response_format": { "type": "json_object" }, "messages": [{ "role": "user", "content": "x" }] """, "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.")]
    public async Task Refused(string members, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync("v1/chat/completions", "{" + members + "}"));
    }

    [Fact]
    public async Task A_breakpoint_may_live_longer_than_the_request()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        string Request(string question) => $$"""
            { "model": "gpt-6.1-terra", "prompt_cache_options": { "mode": "explicit" }, "messages": [
              { "role": "system", "content": [{ "type": "text", "text": "{{Words.Of(1_500)}}", "prompt_cache_breakpoint": { "mode": "explicit", "ttl": "12h" } }, { "type": "text", "text": "x" }] },
              { "role": "user", "content": "{{question}}" }] }
            """;
        await wire.PostAsync("v1/chat/completions", Request("One?"));
        Assert.True(gpt.Emulator.Stats.Total.Tokens.CacheWrite1h >= 1_500);
        gpt.Clock.Advance(TimeSpan.FromHours(11));

        Assert.True((int)(await wire.PostAsync("v1/chat/completions", Request("Two?")))["usage"]!["prompt_tokens_details"]!["cached_tokens"]! >= 1_500);
    }

    [Fact]
    public async Task Several_choices_stop_sequences_and_logprobs_are_honoured()
    {
        await using var gpt = await Gpt.StartAsync("""{ "rules": [{ "reply": { "text": "one two three" } }] }""");
        using var wire = new Wire(gpt.Emulator);
        var answer = await wire.PostAsync("v1/chat/completions", """{ "model": "gpt-4o", "n": 3, "stop": " three", "logprobs": true, "top_logprobs": 2, "messages": [{ "role": "user", "content": "x" }] }""");

        Assert.Equal(["one two", "one two", "one two"], answer["choices"]!.AsArray().Select(choice => (string?)choice!["message"]!["content"]));
        Assert.Equal(6, (int)answer["usage"]!["completion_tokens"]!);
        Assert.Equal(2, answer["choices"]![0]!["logprobs"]!["content"]![0]!["top_logprobs"]!.AsArray().Count);
    }

    [Fact]
    public async Task Json_objects_are_objects_and_forced_tools_are_called()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var json = await wire.PostAsync("v1/chat/completions", """{ "model": "gpt-4o", "response_format": { "type": "json_object" }, "messages": [{ "role": "user", "content": "as json" }] }""");
        Assert.IsType<JsonObject>(JsonNode.Parse((string)json["choices"]![0]!["message"]!["content"]!));

        var call = await wire.PostAsync("v1/chat/completions", """{ "model": "gpt-4o", "tool_choice": "required", "tools": [{ "type": "function", "function": { "name": "find_order", "parameters": { "type": "object", "properties": { "id": { "type": "integer", "minimum": 7 } } } } }], "messages": [{ "role": "user", "content": "x" }] }""");
        Assert.Equal(("find_order", """{"id":7}"""), ((string?)call["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!["name"], (string?)call["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!["arguments"]));
    }

    [Theory]
    [InlineData("FindOrder")]
    [InlineData("FindOrderAsync")]
    [InlineData("find_order")]
    public async Task Rules_name_tools_as_sent_or_as_written_in_code(string name)
    {
        await using var gpt = await Gpt.StartAsync($$"""{ "rules": [{ "reply": { "toolCalls": [{ "name": "{{name}}" }] } }] }""");
        using var wire = new Wire(gpt.Emulator);
        var call = await wire.PostAsync("v1/chat/completions", """{ "model": "gpt-4o", "tools": [{ "type": "function", "function": { "name": "find_order" } }], "messages": [{ "role": "user", "content": "x" }] }""");

        Assert.Equal("find_order", (string?)call["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!["name"]);
    }

    [Theory]
    [InlineData("openai/deployments/gpt-4o/chat/completions?api-version=2025-01-01", "")]
    [InlineData("openai/v1/chat/completions", """ "model": "gpt-4o", """)]
    public async Task Azure_serves_the_same_models(string path, string model)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        await wire.PostAsync(path, "{" + model + """ "messages": [{ "role": "user", "content": "x" }] }""");

        Assert.Equal("gpt-4o", Assert.Single(gpt.Emulator.Stats.Models).Key);
    }

    [Fact]
    public async Task Models_are_listed_and_embeddings_are_nearer_the_more_words_they_share()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        Assert.Contains("gpt-5.1", (await wire.GetAsync("v1/models"))["data"]!.AsArray().Select(model => (string?)model!["id"]));
        var vectors = (await wire.PostAsync("v1/embeddings", """{ "model": "text-embedding-3-small", "input": ["where is my order", "where is my parcel", "two years of warranty", "where is my order"] }"""))["data"]!
            .AsArray().Select(item => item!["embedding"]!.AsArray().Select(number => (double)number!).ToArray()).ToList();
        double Near(int left, int right) => vectors[left].Zip(vectors[right], (a, b) => a * b).Sum();

        Assert.Equal(1_536, vectors[0].Length);
        Assert.Equal(1, Near(0, 3), 3);
        Assert.True(Near(0, 1) > Near(0, 2) + 0.3);
        Assert.True(gpt.Emulator.Stats.Total.CostUsd > 0);
    }
}
