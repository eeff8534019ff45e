using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.OpenAI;

/// <summary>One request with every kind of content that each interface takes, and each kind that it does not.</summary>
public sealed class ContentTests
{
    private const string Chat =
        """
        { "model": "gpt-5.6-sol", "messages": [
          { "role": "developer", "content": [{ "type": "text", "text": "Be exact." }] },
          { "role": "user", "name": "ann", "content": [
            { "type": "text", "text": "What do these say?" },
            { "type": "image_url", "image_url": { "url": "data:image/png;base64,iVBORw0KGgo=", "detail": "low" } },
            { "type": "image_url", "image_url": { "url": "https://example.org/a.png" } },
            { "type": "file", "file": { "filename": "a.pdf", "file_data": "data:application/pdf;base64,JVBERi0xLjQ=" } }
            AUDIO
          ] },
          { "role": "assistant", "content": null, "tool_calls": [
            { "id": "call_1", "type": "function", "function": { "name": "look", "arguments": "{\"at\":\"sky\"}" } },
            { "id": "call_2", "type": "function", "function": { "name": "look", "arguments": "{}" } } ] },
          { "role": "tool", "tool_call_id": "call_1", "content": [{ "type": "text", "text": "Blue." }] },
          { "role": "tool", "tool_call_id": "call_2", "content": "Nothing." },
          { "role": "assistant", "content": [{ "type": "refusal", "refusal": "No." }] },
          { "role": "assistant", "content": "Blue.", "annotations": [{ "type": "url_citation", "url_citation": { "url": "https://example.org", "title": "Sky", "start_index": 0, "end_index": 5 } }] },
          { "role": "user", "content": "So?" }
        ], "tools": [{ "type": "function", "function": { "name": "look", "parameters": { "type": "object" } } }] }
        """;

    private const string Responses =
        """
        { "model": "gpt-5.6-sol", "store": false, "instructions": "Be exact.", "input": [
          { "role": "user", "content": [
            { "type": "input_text", "text": "What do these say?" },
            { "type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo=", "detail": "low" },
            { "type": "input_image", "image_url": "https://example.org/a.png", "detail": "auto" },
            { "type": "input_file", "filename": "a.pdf", "file_data": "data:application/pdf;base64,JVBERi0xLjQ=" },
            { "type": "input_file", "file_url": "https://example.org/a.pdf" }
          ] },
          { "type": "reasoning", "id": "rs_1", "summary": [{ "type": "summary_text", "text": "I should look." }], "encrypted_content": "ZGF0YQ==" },
          { "type": "function_call", "call_id": "call_1", "name": "look", "arguments": "{}" },
          { "type": "function_call_output", "call_id": "call_1", "output": [{ "type": "input_text", "text": "Blue." }, { "type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo=" }] },
          { "type": "message", "role": "assistant", "id": "msg_1", "status": "completed", "content": [
            { "type": "output_text", "text": "Blue.", "annotations": [{ "type": "url_citation", "url": "https://example.org", "title": "Sky", "start_index": 0, "end_index": 5 }] },
            { "type": "refusal", "refusal": "No." } ] },
          { "role": "user", "content": "So?" }
        ], "tools": [{ "type": "function", "name": "look", "parameters": { "type": "object" } }] }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chat_takes_every_kind_in_one_request(bool streams)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var body = JsonNode.Parse(Chat.Replace("AUDIO", "", StringComparison.Ordinal))!;
        if (streams)
            body["stream"] = true;

        Assert.NotNull(await wire.PostAsync("v1/chat/completions", body.ToJsonString()));
        Assert.True(gpt.Emulator.Stats.Total.CostUsd > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Responses_take_every_kind_in_one_request(bool streams)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var body = JsonNode.Parse(Responses)!;
        if (streams)
            body["stream"] = true;

        Assert.NotNull(await wire.PostAsync("v1/responses", body.ToJsonString()));
        Assert.True(gpt.Emulator.Stats.Total.CostUsd > 0);
    }

    [Theory]
    [InlineData("v1/chat/completions", """{ "type": "input_text", "text": "a" }""")]
    [InlineData("v1/chat/completions", """{ "type": "document", "source": {} }""")]
    [InlineData("v1/responses", """{ "type": "text", "text": "a" }""")]
    [InlineData("v1/responses", """{ "type": "image_url", "image_url": { "url": "https://example.org/a.png" } }""")]
    public async Task Parts_of_other_interfaces_are_refused_by_their_place(string path, string part)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var messages = $$"""[{ "role": "user", "content": [{{part}}] }]""";

        var (status, message) = await wire.RefusedAsync(path, path.EndsWith("responses", StringComparison.Ordinal)
            ? $$"""{ "model": "gpt-5.6-sol", "input": {{messages}} }"""
            : $$"""{ "model": "gpt-5.6-sol", "messages": {{messages}} }""");

        Assert.Equal(400, status);
        Assert.Contains("Invalid value: '", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_is_refused_by_models_for_text_and_images()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var body = Chat.Replace("AUDIO", """, { "type": "input_audio", "input_audio": { "data": "UklGRg==", "format": "wav" } }""", StringComparison.Ordinal);

        var (status, message) = await wire.RefusedAsync("v1/chat/completions", body);

        Assert.Equal(400, status);
        Assert.Contains("Content blocks are expected", message, StringComparison.Ordinal);
    }
}
