#pragma warning disable OPENAI001, SCME0001 // The Responses client and its raw forms are still experimental in the SDK.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using OpenAI;
using OpenAI.Responses;

namespace CachePrefix.Emulator.Tests.OpenAI;

public sealed class ResponsesTests
{
    private const string Rules = """
        { "rules": [
          { "match": { "contains": "order" }, "reply": { "toolCalls": [{ "name": "find", "input": { "id": 17 } }] } },
          { "match": { "contains": "order", "afterTool": true }, "reply": { "text": "It is on its way: {{tool}}." } },
          { "match": { "contains": "name" }, "reply": { "text": "You said: {{input}}" } },
          { "reply": { "text": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen" } }
        ] }
        """;

    private static readonly string Handbook = Words.Of(1_500);

    [Fact]
    public async Task The_sdk_reads_answers_tools_and_usage()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        var client = Client(gpt);
        var options = Options("Where is my order?");
        options.Instructions = "Help.";
        options.Tools.Add(ResponseTool.CreateFunctionTool("find", BinaryData.FromString("""{ "type": "object" }"""), strictModeEnabled: false));

        var call = (await client.CreateResponseAsync(options)).Value;
        var function = Assert.IsType<FunctionCallResponseItem>(Assert.Single(call.OutputItems));
        Assert.Equal(17, JsonDocument.Parse(function.FunctionArguments).RootElement.GetProperty("id").GetInt32());

        var next = Options(ResponseItem.CreateFunctionCallOutputItem(function.CallId, "Hamburg"));
        next.PreviousResponseId = call.Id;
        var answer = (await client.CreateResponseAsync(next)).Value;
        Assert.Equal("It is on its way: Hamburg.", answer.GetOutputText());
        Assert.Equal(ResponseStatus.Completed, answer.Status);
        Assert.Equal(answer.Usage.TotalTokenCount, answer.Usage.InputTokenCount + answer.Usage.OutputTokenCount);
        Assert.Equal(call.Id, answer.PreviousResponseId);
    }

    [Fact]
    public async Task A_stream_says_what_a_response_says()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        var client = Client(gpt);
        var text = "";
        ResponseResult? last = null;
        var streamed = Options("Hello");
        streamed.StreamingEnabled = true;
        await foreach (var update in client.CreateResponseStreamingAsync(streamed))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta)
                text += delta.Delta;
            if (update is StreamingResponseCompletedUpdate completed)
                last = completed.Response;
        }

        var whole = (await client.CreateResponseAsync(Options("Hello"))).Value;
        Assert.Equal((whole.GetOutputText(), whole.GetOutputText()), (text, last!.GetOutputText()));
        Assert.Equal((whole.Usage.InputTokenCount, whole.Usage.OutputTokenCount), (last.Usage.InputTokenCount, last.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task Tool_calls_are_streamed_too()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        var arguments = "";
        var streamed = Options("order");
        streamed.StreamingEnabled = true;
        await foreach (var update in Client(gpt).CreateResponseStreamingAsync(streamed))
            if (update is StreamingResponseFunctionCallArgumentsDeltaUpdate delta)
                arguments += delta.Delta.ToString();

        Assert.Equal(17, JsonDocument.Parse(arguments).RootElement.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task An_answer_that_is_cut_is_incomplete()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var cut = await wire.PostAsync("v1/responses", """{ "model": "gpt-5.1", "input": "Hello", "max_output_tokens": 16 }""");

        Assert.Equal(("incomplete", "max_output_tokens", 16), ((string?)cut["status"], (string?)cut["incomplete_details"]!["reason"], (int)cut["usage"]!["output_tokens"]!));
        Assert.Equal((400, "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 5 instead."),
            await wire.RefusedAsync("v1/responses", """{ "model": "gpt-5.1", "input": "Hello", "max_output_tokens": 5 }"""));
    }

    [Fact]
    public async Task What_was_said_before_is_read_from_the_cache_whether_sent_again_or_named()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var first = await wire.PostAsync("v1/responses", Body(Gpt.Sol, new JsonArray(Message("user", Handbook))));
        var named = JsonNode.Parse(Body(Gpt.Sol, "More?"))!.AsObject();
        named["previous_response_id"] = (string?)first["id"];
        var byName = await wire.PostAsync("v1/responses", named.ToJsonString());
        var again = new JsonArray(Message("user", Handbook), first["output"]![0]!.DeepClone(), Message("user", "More?"));
        var bySending = await wire.PostAsync("v1/responses", Body(Gpt.Sol, again));

        var written = Usage(first).Written;
        Assert.InRange(written, 1_500, 1_510);
        Assert.Equal((0, written), (Usage(first).Read, Usage(byName).Read));
        Assert.Equal((Usage(byName).Total, Usage(byName).Total), (Usage(bySending).Total, Usage(bySending).Read));
    }

    [Fact]
    public async Task Explicit_breakpoints_are_written_once_and_read_after_it()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        string Request(string question) => new JsonObject
        {
            ["model"] = Gpt.Sol,
            ["prompt_cache_options"] = new JsonObject { ["mode"] = "explicit" },
            ["input"] = new JsonArray(
                Message("developer", new JsonArray(new JsonObject { ["type"] = "input_text", ["text"] = Handbook, ["prompt_cache_breakpoint"] = new JsonObject { ["mode"] = "explicit", ["ttl"] = "30m" } })),
                Message("user", question)),
        }.ToJsonString();

        var first = Usage(await wire.PostAsync("v1/responses", Request("One?")));
        var second = Usage(await wire.PostAsync("v1/responses", Request("Two?")));

        Assert.Equal((0, first.Written, 0), (first.Read, second.Read, second.Written));
        Assert.InRange(first.Written, 1_500, 1_510);
    }

    [Fact]
    public async Task A_conversation_keeps_its_items()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var id = (string)(await wire.PostAsync("v1/conversations", """{ "metadata": { "topic": "x" }, "items": [{ "role": "user", "content": "Hello" }] }"""))["id"]!;
        var answer = await wire.PostAsync("v1/responses", $$"""{ "model": "gpt-5.1", "conversation": "{{id}}", "input": "What is my name?" }""");
        Assert.Equal(id, (string?)answer["conversation"]!["id"]);

        var items = (await wire.GetAsync($"v1/conversations/{id}/items?order=asc"))["data"]!.AsArray();
        Assert.Equal(["Hello", "What is my name?", "You said: What is my name?"], items.Select(item => (string?)item!["content"]![0]!["text"]));
        Assert.Equal("x", (string?)(await wire.GetAsync($"v1/conversations/{id}"))["metadata"]!["topic"]);
    }

    [Fact]
    public async Task Stored_responses_can_be_read_and_deleted_by_the_key_that_made_them()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        using var other = new Wire(gpt.Emulator, "key-2");
        var id = (string)(await wire.PostAsync("v1/responses", Body("gpt-5.1", "Hello")))["id"]!;

        Assert.Equal("completed", (string?)(await wire.GetAsync($"v1/responses/{id}"))["status"]);
        Assert.Equal("Hello", (string?)(await wire.GetAsync($"v1/responses/{id}/input_items"))["data"]![0]!["content"]![0]!["text"]);
        Assert.Equal(404, (await other.RefusedAsync($"v1/responses/{id}", "", HttpMethod.Get)).Status);
        await wire.SendAsync(HttpMethod.Delete, $"v1/responses/{id}");
        Assert.Equal((400, $"Previous response with id '{id}' not found."), await wire.RefusedAsync("v1/responses", $$"""{ "model": "gpt-5.1", "input": "x", "previous_response_id": "{{id}}" }"""));
    }

    [Theory]
    [InlineData("""{ "model": "gpt-5.1" }""", "Missing required parameter: 'input'.")]
    [InlineData("""{ "model": "gpt-5.1", "input": "x", "nope": 1 }""", "Unknown parameter: 'nope'.")]
    [InlineData("""{ "model": "gpt-5.1", "input": 5 }""", "Invalid type for 'input': expected one of a string or array of input items, but got a number instead.")]
    [InlineData("""{ "model": "gpt-5.1", "input": [{ "role": "user", "content": "x", "cache_control": {} }] }""", "Unknown parameter: 'input[0].cache_control'.")]
    [InlineData("""{ "model": "gpt-5.1", "input": [{ "type": "function_call_output", "call_id": "c", "output": "x" }] }""", "No tool call found for function call output with call_id c.")]
    [InlineData("""{ "model": "gpt-5.1", "input": [{ "type": "function_call", "call_id": "c", "name": "a", "arguments": "{}" }] }""", "No tool output found for function call c.")]
    [InlineData("""{ "model": "gpt-5.1", "input": "x", "temperature": 0.2 }""", "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.")]
    [InlineData("""{ "model": "gpt-5.1", "input": [{ "role": "user", "content": [{ "type": "input_text", "text": "x", "prompt_cache_breakpoint": { "mode": "explicit" } }] }] }""", "Unsupported parameter: 'input[0].content[0].prompt_cache_breakpoint' is not supported with this model.")]
    [InlineData("""{ "model": "gpt-5.1", "input": "x", "text": { "format": { "type": "json_object" } } }""", "'input' must contain the word 'json' in some form, to use 'text.format' of type 'json_object'.")]
    [InlineData("""{ "model": "gpt-5.1", "input": [{ "role": "user", "content": [{ "type": "output_text", "text": "x" }] }] }""", "Invalid value: 'output_text'. Supported values are: 'input_text', 'input_image', 'input_file', and 'input_audio'.")]
    public async Task What_the_provider_refuses_is_refused_in_its_form(string body, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync("v1/responses", body));
    }

    private static ResponsesClient Client(Gpt gpt) => new(
        new ApiKeyCredential("key-1"), new ResponsesClientOptions { Endpoint = gpt.Emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) });

    private static CreateResponseOptions Options(string input) => Options(ResponseItem.CreateUserMessageItem(input));

    private static CreateResponseOptions Options(ResponseItem item) => new("gpt-5.1", [item]);

    private static string Body(string model, JsonNode input) => new JsonObject { ["model"] = model, ["input"] = input }.ToJsonString();

    private static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    private static (int Total, int Read, int Written) Usage(JsonNode response)
    {
        var details = response["usage"]!["input_tokens_details"]!;
        return ((int)response["usage"]!["input_tokens"]!, (int)details["cached_tokens"]!, (int?)details["cache_write_tokens"] ?? 0);
    }
}
