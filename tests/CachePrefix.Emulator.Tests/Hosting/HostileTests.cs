using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Hosting;

/// <summary>No request, however wrong, fails inside the emulator: it is answered or refused in its provider's form.</summary>
public sealed class HostileTests
{
    private static readonly (string Path, string Body)[] Seeds =
    [
        ("v1/messages", """
            { "model": "claude-sonnet-4-5", "max_tokens": 9, "stream": false, "system": [{ "type": "text", "text": "s", "cache_control": { "type": "ephemeral", "ttl": "1h" } }], "metadata": { "user_id": "u" },
              "tools": [{ "name": "a", "description": "d", "input_schema": { "type": "object", "properties": { "x": { "type": "string", "format": "date" } } } }], "tool_choice": { "type": "auto" },
              "stop_sequences": ["x"], "thinking": { "type": "disabled" }, "output_config": { "format": { "type": "json_schema", "schema": { "type": "object" } } },
              "messages": [{ "role": "user", "content": [{ "type": "text", "text": "a" }, { "type": "image", "source": { "type": "url", "url": "u" } },
                { "type": "document", "source": { "type": "content", "content": [{ "type": "text", "text": "x" }] }, "citations": { "enabled": true } }] },
                { "role": "assistant", "content": [{ "type": "tool_use", "id": "t", "name": "a", "input": {} }] },
                { "role": "user", "content": [{ "type": "tool_result", "tool_use_id": "t", "content": [{ "type": "text", "text": "x" }] }] }] }
            """),
        ("v1/chat/completions", """
            { "model": "gpt-5.6-sol", "messages": [{ "role": "system", "content": [{ "type": "text", "text": "x", "prompt_cache_breakpoint": { "mode": "explicit", "ttl": "30m" } }] },
                { "role": "user", "content": [{ "type": "text", "text": "json" }, { "type": "image_url", "image_url": { "url": "u" } }] },
                { "role": "assistant", "content": null, "tool_calls": [{ "id": "c", "type": "function", "function": { "name": "a", "arguments": "{}" } }] },
                { "role": "tool", "tool_call_id": "c", "content": "x" }], "tools": [{ "type": "function", "function": { "name": "a", "parameters": { "type": "object" } } }],
              "tool_choice": { "type": "function", "function": { "name": "a" } }, "response_format": { "type": "json_schema", "json_schema": { "name": "n", "schema": { "type": "object" } } },
              "n": 2, "stop": ["x"], "stream": false, "prompt_cache_key": "k", "prompt_cache_options": { "mode": "explicit", "ttl": "30m" }, "reasoning_effort": "low", "verbosity": "low", "max_completion_tokens": 50 }
            """),
        ("v1/responses", """
            { "model": "gpt-5.6-sol", "instructions": "i", "input": [{ "role": "user", "content": [{ "type": "input_text", "text": "json" }, { "type": "input_image", "image_url": "u" }] },
                { "type": "reasoning", "id": "r", "summary": [{ "type": "summary_text", "text": "x" }] }, { "type": "function_call", "call_id": "c", "name": "a", "arguments": "{}" },
                { "type": "function_call_output", "call_id": "c", "output": "x" }], "tools": [{ "type": "function", "name": "a", "parameters": { "type": "object" } }], "tool_choice": "required",
              "text": { "format": { "type": "json_schema", "name": "n", "schema": { "type": "object" } }, "verbosity": "low" }, "reasoning": { "effort": "low" }, "max_output_tokens": 50, "store": true, "metadata": {} }
            """),
        ("v1beta/models/gemini-3.8-flash:generateContent", """
            { "systemInstruction": { "parts": [{ "text": "s" }] }, "contents": [{ "role": "user", "parts": [{ "text": "a" }, { "inlineData": { "mimeType": "image/png", "data": "AA==" } }] },
                { "role": "model", "parts": [{ "functionCall": { "name": "f", "args": {} } }] }, { "role": "user", "parts": [{ "functionResponse": { "name": "f", "response": { "r": "x" } } }] }],
              "tools": [{ "functionDeclarations": [{ "name": "f", "parameters": { "type": "OBJECT" } }] }], "toolConfig": { "functionCallingConfig": { "mode": "ANY", "allowedFunctionNames": ["f"] } },
              "generationConfig": { "maxOutputTokens": 5, "stopSequences": ["x"], "candidateCount": 1, "responseMimeType": "application/json", "responseSchema": { "type": "OBJECT" } } }
            """),
        ("v1beta/cachedContents", """{ "model": "models/gemini-3.8-flash", "contents": [{ "role": "user", "parts": [{ "text": "a" }] }], "ttl": "300s", "displayName": "d" }"""),
        ("v1/decisions", """{ "model": "gpt-6-luna", "input": [{ "role": "user", "content": [{ "type": "input_text", "text": "x" }] }], "questions": [{ "type": "choice", "name": "n", "instructions": "i", "choices": [{ "value": "a" }, { "value": "b" }] }] }"""),
        ("v1/embeddings", """{ "model": "text-embedding-3-small", "input": ["a", "b"], "dimensions": 8, "encoding_format": "float" }"""),
        ("v1/messages/batches", """{ "requests": [{ "custom_id": "a", "params": { "model": "claude-haiku-4-5", "max_tokens": 5, "messages": [{ "role": "user", "content": "x" }] } }] }"""),
        ("v1/batches", """{ "input_file_id": "f", "endpoint": "/v1/responses", "completion_window": "24h", "metadata": { "a": "b" } }"""),
        ("v1/conversations", """{ "items": [{ "role": "user", "content": "x" }], "metadata": { "a": "b" } }"""),
        ("model/anthropic.claude-haiku-4-5-20251001-v1:0/invoke", """{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 5, "messages": [{ "role": "user", "content": "x" }] }"""),
    ];

    private static readonly string[] Wrong = ["null", "5", "-1", "1e400", "\"x\"", "\"\"", "[]", "{}", "[null]", "[5]", "[\"x\"]", "[[]]", "{\"type\":5}", "{\"type\":\"x\"}", "true", "\"\\ud800\""];

    [Fact]
    public async Task Every_request_above_is_answered_as_it_stands()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        foreach (var (path, body) in Seeds.Where(seed => seed.Path is not ("v1/batches" or "v1beta/cachedContents")))
            await wire.PostAsync(path, body);
    }

    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(0, Seeds.Length)];

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task One_value_replaced_by_a_wrong_one_or_left_out_is_never_a_failure(int seed)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var (path, body) = Seeds[seed];
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(JsonNode.Parse(body)!, places);
        var failures = new List<string>();
        for (var place = 0; place < places.Count; place++)
        {
            foreach (var value in Wrong.Append(null))
            {
                var mutant = Mutate(body, place, value);
                var (status, answer) = await wire.SendAsync(HttpMethod.Post, path, mutant);
                if ((int)status is not (200 or 400 or 404) || answer is null)
                    failures.Add($"{(int)status} {mutant}");
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("v1/messages", "")]
    [InlineData("v1/messages", "{{{")]
    [InlineData("v1/messages", "null")]
    [InlineData("v1/messages", "[]")]
    [InlineData("v1/chat/completions", "")]
    [InlineData("v1/chat/completions", "null")]
    [InlineData("v1/responses", "5")]
    [InlineData("v1beta/models/gemini-3.8-flash:generateContent", "[")]
    [InlineData("v1/batches", "null")]
    [InlineData("v1/files", "x")]
    public async Task Bodies_that_are_no_objects_are_refused(string path, string body)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var (status, message) = await wire.RefusedAsync(path, body);

        Assert.Equal(400, status);
        Assert.NotEmpty(message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Recursive_schemas_get_small_samples(int references)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        var members = string.Concat(Enumerable.Range(0, references).Select(number => $$""", "c{{number}}": { "$ref": "#" }"""));
        var body = $$"""{ "model": "claude-sonnet-4-6", "max_tokens": 100000, "messages": [{ "role": "user", "content": "x" }], "output_config": { "format": { "type": "json_schema", "schema": { "type": "object", "required": ["c0"], "properties": { "name": { "type": "string" }{{members}} } } } } }""";
        var text = (string)(await wire.PostAsync("v1/messages", body))["content"]![0]!["text"]!;

        Assert.InRange(text.Length, 2, 1_000);
        Assert.IsType<JsonObject>(JsonNode.Parse(text));
    }

    [Fact]
    public async Task A_length_that_is_only_announced_costs_no_memory_and_one_that_is_too_large_is_refused()
    {
        await using var gpt = await Gpt.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gpt.Emulator.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 2147483647\r\n\r\n{"));
        using var reader = new StreamReader(client.GetStream());

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData(null, null, 204)]
    [InlineData("https://evil.example", null, 403)]
    [InlineData(null, "evil.example", 403)]
    public async Task Only_programs_on_this_machine_may_reset(string? origin, string? host, int status)
    {
        await using var gpt = await Gpt.StartAsync();
        using var http = new HttpClient { BaseAddress = gpt.Emulator.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "emulator/reset");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Headers.Host = host;

        Assert.Equal(status, (int)(await http.SendAsync(request)).StatusCode);
    }

    /// <summary>Replaces the n-th value of a body, or removes it.</summary>
    private static string Mutate(string body, int number, string? value)
    {
        var root = JsonNode.Parse(body)!;
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(root, places);
        var (parent, key) = places[number % places.Count];
        const string Marker = "__replaced__";
        if (value is null && parent is JsonObject owner)
            owner.Remove((string)key);
        else if (parent is JsonObject target)
            target[(string)key] = Marker;
        else
            parent.AsArray()[(int)key] = Marker;
        return root.ToJsonString().Replace($"\"{Marker}\"", value ?? "null", StringComparison.Ordinal);
    }

    private static void Collect(JsonNode node, List<(JsonNode Parent, object Key)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((node, name));
                if (value is not null)
                    Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                places.Add((node, index));
                if (items[index] is { } item)
                    Collect(item, places);
            }
        }
    }
}
