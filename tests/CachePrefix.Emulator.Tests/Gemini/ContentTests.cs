using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Gemini;

/// <summary>One request with every kind of content that Gemini takes, natively and at its OpenAI-compatible endpoint.</summary>
public sealed class ContentTests
{
    private const string Native =
        """
        { "systemInstruction": { "parts": [{ "text": "Be exact." }] },
          "contents": [
            { "role": "user", "parts": [
              { "text": "What do these say?" },
              { "inlineData": { "mimeType": "image/png", "data": "iVBORw0KGgo=" } },
              { "inlineData": { "mimeType": "application/pdf", "data": "JVBERi0xLjQ=" } },
              { "inlineData": { "mimeType": "audio/wav", "data": "UklGRg==" } },
              { "inlineData": { "mimeType": "video/mp4", "data": "AAAA" } },
              { "fileData": { "mimeType": "image/png", "fileUri": "https://example.org/a.png" } } ] },
            { "role": "model", "parts": [
              { "text": "I should look.", "thought": true },
              { "functionCall": { "name": "look", "args": { "at": "sky" } }, "thoughtSignature": "c2lnbmF0dXJl" } ] },
            { "role": "user", "parts": [
              { "functionResponse": { "name": "look", "response": { "result": "Blue." }, "parts": [{ "inlineData": { "mimeType": "image/png", "data": "iVBORw0KGgo=" } }] } },
              { "text": "So?" } ] } ],
          "tools": [{ "functionDeclarations": [{ "name": "look" }] }] }
        """;

    private const string Compatible =
        """
        { "model": "gemini-3.8-flash", "messages": [
          { "role": "system", "content": "Be exact." },
          { "role": "user", "content": [
            { "type": "text", "text": "What do these say?" },
            { "type": "image_url", "image_url": { "url": "data:image/png;base64,iVBORw0KGgo=" } },
            { "type": "input_audio", "input_audio": { "data": "UklGRg==", "format": "wav" } } ] },
          { "role": "assistant", "content": "", "tool_calls": [{ "id": "call_1", "type": "function", "function": { "name": "look", "arguments": "{}" } }] },
          { "role": "tool", "tool_call_id": "call_1", "content": "Blue." },
          { "role": "user", "content": "So?" } ],
          "tools": [{ "type": "function", "function": { "name": "look", "parameters": { "type": "object" } } }] }
        """;

    [Theory]
    [InlineData("v1beta/models/gemini-3.8-flash:generateContent", Native)]
    [InlineData("v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse", Native)]
    [InlineData("v1beta/models/gemini-3.8-flash:countTokens", Native)]
    [InlineData("v1beta/openai/chat/completions", Compatible)]
    public async Task Every_kind_is_accepted_in_one_request(string path, string body)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.NotNull(await wire.PostAsync(path, body));
    }

    [Theory]
    [InlineData("""{ "type": "text", "text": "a" }""")]
    [InlineData("""{ "inline_picture": {} }""")]
    public async Task Others_are_refused(string part)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var body = JsonNode.Parse(Native)!;
        body["contents"]![0]!["parts"]!.AsArray().Add(JsonNode.Parse(part));

        var (status, message) = await wire.RefusedAsync("v1beta/models/gemini-3.8-flash:generateContent", body.ToJsonString());

        Assert.Equal(400, status);
        Assert.NotEmpty(message);
    }
}
