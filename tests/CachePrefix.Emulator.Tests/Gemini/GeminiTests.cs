using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Gemini;

public sealed class GeminiTests
{
    private const string Path = "v1beta/models/gemini-3.8-flash";

    private const string Rules = """
        { "rules": [
          { "match": { "contains": "order" }, "reply": { "toolCalls": [{ "name": "find", "input": { "id": 17 } }] } },
          { "match": { "contains": "order", "afterTool": true }, "reply": { "text": "It is on its way: {{tool}}." } },
          { "match": { "system": "pirate" }, "reply": { "text": "Arr." } },
          { "reply": { "text": "one two three four five six seven eight nine ten" } }
        ] }
        """;

    private static readonly string Handbook = Words.Of(5_000);

    [Fact]
    public async Task Prefixes_are_read_without_being_asked_for()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var first = Usage(await wire.PostAsync($"{Path}:generateContent", Body("One?", Handbook)));
        var second = Usage(await wire.PostAsync($"{Path}:generateContent", Body("Two?", Handbook)));

        Assert.Equal((null, first.Total), (first.Cached, second.Total));
        Assert.InRange(second.Cached!.Value, 4_864, 5_000);
    }

    [Fact]
    public async Task Functions_are_called_and_their_results_read()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var request = JsonNode.Parse(Body("Where is my order?"))!;
        request["tools"] = JsonNode.Parse("""[{ "functionDeclarations": [{ "name": "find", "parameters": { "type": "OBJECT", "properties": { "id": { "type": "INTEGER" } } } }] }]""");
        var call = (await wire.PostAsync($"{Path}:generateContent", request.ToJsonString()))["candidates"]![0]!["content"]!.DeepClone();
        Assert.Equal(17, (int)call["parts"]![0]!["functionCall"]!["args"]!["id"]!);

        request["contents"]!.AsArray().Add(call);
        request["contents"]!.AsArray().Add(JsonNode.Parse("""{ "role": "user", "parts": [{ "functionResponse": { "name": "find", "response": { "result": "Hamburg" } } }] }"""));
        Assert.Equal("It is on its way: Hamburg.", Text(await wire.PostAsync($"{Path}:generateContent", request.ToJsonString())));
    }

    [Theory]
    [InlineData("?alt=sse")]
    [InlineData("")]
    public async Task A_stream_says_what_a_response_says(string query)
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var whole = await wire.PostAsync($"{Path}:generateContent", Body("Hello"));
        var stream = await wire.PostAsync($"{Path}:streamGenerateContent{query}", Body("Hello"));
        var chunks = query.Length == 0
            ? [.. stream.AsArray()]
            : ((string)stream!).Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line["data: ".Length..])).ToList();

        Assert.Equal(Text(whole), string.Concat(chunks.Select(chunk => Text(chunk!))));
        Assert.Equal("STOP", (string?)chunks[^1]!["candidates"]![0]!["finishReason"]);
        Assert.Equal((int)whole["usageMetadata"]!["totalTokenCount"]!, (int)chunks[^1]!["usageMetadata"]!["totalTokenCount"]!);
    }

    [Fact]
    public async Task Structured_answers_fit_their_schema_and_limits_hold()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var request = JsonNode.Parse(Body("Hello"))!;
        request["generationConfig"] = JsonNode.Parse("""{ "responseMimeType": "application/json", "responseSchema": { "type": "OBJECT", "properties": { "day": { "type": "STRING", "format": "date" } } } }""");
        Assert.Equal("""{"day":"2026-01-01"}""", Text(await wire.PostAsync($"{Path}:generateContent", request.ToJsonString())));

        request["generationConfig"] = JsonNode.Parse("""{ "maxOutputTokens": 2, "candidateCount": 2 }""");
        var cut = await wire.PostAsync($"{Path}:generateContent", request.ToJsonString());
        Assert.Equal(("MAX_TOKENS", 2, 4), ((string?)cut["candidates"]![1]!["finishReason"], cut["candidates"]!.AsArray().Count, (int)cut["usageMetadata"]!["candidatesTokenCount"]!));
    }

    [Theory]
    [InlineData("""{ "contents": [] }""", 400, "* GenerateContentRequest.contents: contents is not specified")]
    [InlineData("""{ "contents": [{ "parts": [{ "text": "x" }] }], "nope": 1 }""", 400, "Invalid JSON payload received. Unknown name \"nope\": Cannot find field.")]
    [InlineData("""{ "contents": [{ "parts": [{ "text": 5 }] }] }""", 400, "Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 5")]
    [InlineData("""{ "contents": [{ "role": "system", "parts": [{ "text": "x" }] }] }""", 400, "Please use a valid role: user, model.")]
    [InlineData("""{ "contents": [{ "parts": [{ "text": "x" }] }], "cachedContent": "cachedContents/gone" }""", 403, "CachedContent not found (or permission denied)")]
    public async Task What_the_provider_refuses_is_refused_in_its_form(string body, int status, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((status, message), await wire.RefusedAsync($"{Path}:generateContent", body));
    }

    [Fact]
    public async Task Tokens_are_counted_without_a_bill()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal(5_001, (int)(await wire.PostAsync($"{Path}:countTokens", Body("One", Handbook)))["totalTokens"]!);
        Assert.Equal(0, gpt.Emulator.Stats.Total.Requests);
    }

    internal static string Body(string question, string? system = null, string? cache = null)
    {
        var body = new JsonObject { ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = new JsonArray(new JsonObject { ["text"] = question }) }) };
        if (system is not null)
            body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = system }) };
        if (cache is not null)
            body["cachedContent"] = cache;
        return body.ToJsonString();
    }

    internal static string Text(JsonNode response) => string.Concat(response["candidates"]![0]!["content"]!["parts"]!.AsArray().Select(part => (string?)part!["text"]));

    internal static (int Total, int? Cached) Usage(JsonNode response) =>
        ((int)response["usageMetadata"]!["promptTokenCount"]!, (int?)response["usageMetadata"]!["cachedContentTokenCount"]);
}
