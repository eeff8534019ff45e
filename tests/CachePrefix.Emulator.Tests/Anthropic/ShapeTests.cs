using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Anthropic;

/// <summary>Raw requests: what is refused, with the provider's words, and what is accepted.</summary>
public sealed class ShapeTests
{
    private const string Call = """{ "role": "assistant", "content": [{ "type": "tool_use", "id": "t", "name": "a", "input": {} }] }""";
    private const string Result = """{ "role": "user", "content": [{ "type": "tool_result", "tool_use_id": "t", "content": "x" }] }""";
    private const string User = """{ "role": "user", "content": "a" }""";
    private const string Tool = """{ "name": "a", "input_schema": { "type": "object" } }""";

    [Theory]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":"a","cache_control":{"type":"ephemeral"}}]}""", "messages.0.cache_control: Extra inputs are not permitted")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"tools":[{"name":"a","input_schema":{"type":"object"}},{"name":"a","input_schema":{"type":"object"}}],"messages":[{"role":"user","content":"a"}]}""", "tools: Tool names must be unique.")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"nope":1,"messages":[{"role":"user","content":"a"}]}""", "nope: Extra inputs are not permitted")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"a","extra":1}]}]}""", "messages.0.content.0.text.extra: Extra inputs are not permitted")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"tools":[{"name":"a","input_schema":{"type":"object"},"parameters":{}}],"messages":[{"role":"user","content":"a"}]}""", "tools.0.custom.parameters: Extra inputs are not permitted")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":[]}]}""", "messages.0: all messages must have non-empty content except for the optional final assistant message")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":[{"text":"a"}]}]}""", "messages.0.content.0.type: Field required")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"tools":"x","messages":[{"role":"user","content":"a"}]}""", "tools: Input should be a valid list")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"speed":5,"messages":[{"role":"user","content":"a"}]}""", "speed: Input should be 'standard' or 'fast'")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"thinking":"x","messages":[{"role":"user","content":"a"}]}""", "thinking: Input should be a valid dictionary or object to extract fields from")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"cache_control":{"type":5},"messages":[{"role":"user","content":"a"}]}""", "cache_control.type: Input should be 'ephemeral'")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"tool_choice":{"type":5},"messages":[{"role":"user","content":"a"}]}""", "tool_choice: Input tag '' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"tool_choice":{"type":"any"},"messages":[{"role":"user","content":"a"}]}""", "tool_choice: Tool choice may only be specified while providing tools")]
    [InlineData("""{"model":"claude-haiku-4-5","max_tokens":9,"output_config":{"effort":"low"},"messages":[{"role":"user","content":"a"}]}""", "This model does not support the effort parameter.")]
    [InlineData("""{"model":"claude-sonnet-4-5","max_tokens":9,"thinking":{"type":"adaptive"},"messages":[{"role":"user","content":"a"}]}""", "adaptive thinking is not supported on this model")]
    [InlineData("""{"model":"claude-fable-5","max_tokens":9,"thinking":{"type":"disabled"},"messages":[{"role":"user","content":"a"}]}""", "\"thinking.type.disabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.")]
    [InlineData("""{"model":"claude-opus-5-5","max_tokens":9,"thinking":{"type":"enabled","budget_tokens":1024},"messages":[{"role":"user","content":"a"}]}""", "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.")]
    [InlineData("""{"model":"claude-opus-4-8","max_tokens":9,"messages":[{"role":"system","content":"a"},{"role":"user","content":"a"}]}""", "messages.0.role: the first message cannot have role 'system'; use the top-level `system` parameter")]
    [InlineData("""{"model":"claude-opus-4-8","max_tokens":9,"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"a"}]}""", "This model does not support assistant message prefill. The conversation must end with a user message.")]
    [Trait("Reported", "e01-message-marker")]
    [Trait("Reported", "e02-duplicate-tools")]
    public async Task Refused(string body, string message)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync("v1/messages", body));
    }

    [Theory]
    [InlineData($"{User}, {Call}, {User}", "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: t. Each `tool_use` block must have a corresponding `tool_result` block in the next message.")]
    [InlineData($"{User}, {Result}", "messages.1.content.0: unexpected `tool_use_id` found in `tool_result` blocks: t. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.")]
    [InlineData($"{User}, {Call}, {Result}", null)]
    public async Task Calls_and_results_come_in_pairs(string messages, string? refusal)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        var body = $$"""{ "model": "claude-haiku-4-5", "max_tokens": 9, "tools": [{{Tool}}], "messages": [{{messages}}] }""";

        if (refusal is null)
            await wire.PostAsync("v1/messages", body);
        else
            Assert.Equal((400, refusal), await wire.RefusedAsync("v1/messages", body));
    }

    [Theory]
    [InlineData("2026-10-21", """ "temperature": 1 """, "temperature: Extra inputs are not permitted")]
    [InlineData("2026-10-21", """ "top_k": 5 """, "top_k: Extra inputs are not permitted")]
    [InlineData("2023-06-01", """ "temperature": 0.2 """, null)]
    [InlineData("2023-06-01", """ "temperature": 2 """, "temperature: range: 0..1")]
    public async Task Sampling_settings_depend_on_the_version(string version, string setting, string? refusal)
    {
        await using var claude = await Claude.StartAsync();
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("x-api-key", "k");
        http.DefaultRequestHeaders.Add("anthropic-version", version);
        using var response = await http.PostAsync("v1/messages", new StringContent($$"""{ "model": "claude-haiku-4-5", "max_tokens": 9, {{setting}}, "messages": [{{User}}] }"""));

        Assert.Equal(refusal, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]?["message"]);
    }

    [Theory]
    [InlineData("""{ "type": "search_result", "source": "s", "title": "t", "content": [{ "type": "text", "text": "LONG" }] }""")]
    [InlineData("""{ "type": "document", "source": { "type": "content", "content": [{ "type": "text", "text": "LONG" }] } }""")]
    [InlineData("""{ "type": "document", "source": { "type": "text", "media_type": "text/plain", "data": "LONG" } }""")]
    public async Task Nested_content_counts_what_it_holds_and_its_markers_count(string block)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        var inside = JsonNode.Parse(block.Replace("LONG", Words.Of(5_000), StringComparison.Ordinal))!;
        var text = (inside["content"] ?? inside["source"]!["content"])?[0]?.AsObject();
        (text ?? inside.AsObject())["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "t", ["content"] = new JsonArray(inside) };
        var request = JsonNode.Parse($$"""{ "model": "claude-haiku-4-5", "max_tokens": 9, "tools": [{{Tool}}], "messages": [{{User}}, {{Call}}] }""")!;
        request["messages"]!.AsArray().Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(result) });

        var first = await wire.PostAsync("v1/messages", request.ToJsonString());
        (text ?? inside.AsObject()).Remove("cache_control");
        result["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        var moved = await wire.PostAsync("v1/messages", request.ToJsonString());

        var written = (int)first["usage"]!["cache_creation_input_tokens"]!;
        Assert.InRange(written, 5_000, 5_060);
        Assert.Equal(written, (int)moved["usage"]!["cache_read_input_tokens"]!);
    }

    [Fact]
    public async Task Deferred_tools_are_no_part_of_the_prefix()
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        string Request(string deferred) =>
            $$"""{ "model": "claude-sonnet-4-5", "max_tokens": 9, "tools": [{{Tool}}{{deferred}}], "system": [{ "type": "text", "text": "{{Words.Of(1_500)}}", "cache_control": { "type": "ephemeral" } }], "messages": [{{User}}] }""";
        var first = await wire.PostAsync("v1/messages", Request(""));
        var second = await wire.PostAsync("v1/messages", Request(""", { "name": "b", "description": "big", "input_schema": { "type": "object" }, "defer_loading": true }"""));

        Assert.Equal((int)first["usage"]!["cache_creation_input_tokens"]!, (int)second["usage"]!["cache_read_input_tokens"]!);
        Assert.Equal((int)first["usage"]!["input_tokens"]!, (int)second["usage"]!["input_tokens"]!);
    }

    [Fact]
    public async Task Forced_tools_are_called_with_arguments_that_fit()
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        var answer = await wire.PostAsync("v1/messages", """
            { "model": "claude-sonnet-4-6", "max_tokens": 99, "tool_choice": { "type": "tool", "name": "book" }, "messages": [{ "role": "user", "content": "a" }],
              "tools": [{ "name": "book", "input_schema": { "type": "object", "required": ["day", "nights", "guests"], "properties": {
                "day": { "type": "string", "format": "date" }, "nights": { "type": "integer", "minimum": 2 }, "guests": { "type": "array", "minItems": 1, "items": { "type": "string" } } } } }] }
            """);

        Assert.Equal("tool_use", (string?)answer["stop_reason"]);
        Assert.Equal("""{"day":"2026-01-01","nights":2,"guests":[""]}""", answer["content"]![0]!["input"]!.ToJsonString());
    }

    [Fact]
    public async Task A_stop_sequence_ends_the_answer_and_is_named()
    {
        await using var claude = await Claude.StartAsync("""{ "rules": [{ "reply": { "text": "one two three" } }] }""");
        using var wire = new Wire(claude.Emulator);
        var answer = await wire.PostAsync("v1/messages", $$"""{ "model": "claude-haiku-4-5", "max_tokens": 9, "stop_sequences": [" three", " two"], "messages": [{{User}}] }""");

        Assert.Equal(("one", "stop_sequence", " two"), ((string?)answer["content"]![0]!["text"], (string?)answer["stop_reason"], (string?)answer["stop_sequence"]));
    }

    [Theory]
    [InlineData("tools", "tools_changed")]
    [InlineData("system", "system_changed")]
    [InlineData("messages", "messages_changed")]
    [InlineData("model", "model_changed")]
    [InlineData("nothing", null)]
    public async Task Diagnostics_say_what_changed(string change, string? reason)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        string Request(string? previous, bool changed) => new JsonObject
        {
            ["model"] = changed && change == "model" ? "claude-haiku-4-5" : "claude-sonnet-4-5",
            ["max_tokens"] = 9,
            ["tools"] = new JsonArray(Claude.Tool("a", changed && change == "tools" ? "other" : "d")),
            ["system"] = changed && change == "system" ? "Other." : "Help.",
            ["messages"] = new JsonArray(Claude.Message("user", changed && change == "messages" ? "Two?" : "One?")),
            ["diagnostics"] = new JsonObject { ["previous_message_id"] = previous },
        }.ToJsonString();
        var first = await wire.PostAsync("v1/messages", Request(null, changed: false));
        var second = await wire.PostAsync("v1/messages", Request((string?)first["id"], changed: true));

        Assert.Equal(reason, (string?)second["diagnostics"]!["cache_miss_reason"]?["type"]);
    }
}
