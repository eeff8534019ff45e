using System.Text.Json.Nodes;
using Anthropic.Exceptions;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Anthropic;

/// <summary>One request with every kind of content that the service takes, and each kind that it does not.</summary>
public sealed class ContentTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string Messages =
        $$"""
        [
          { "role": "user", "content": [
            { "type": "text", "text": "What do these say?" },
            { "type": "image", "source": { "type": "base64", "media_type": "image/png", "data": "{{Pixel}}" } },
            { "type": "image", "source": { "type": "url", "url": "https://example.org/a.png" } },
            { "type": "document", "source": { "type": "base64", "media_type": "application/pdf", "data": "JVBERi0xLjQ=" }, "title": "Report" },
            { "type": "document", "source": { "type": "url", "url": "https://example.org/a.pdf" } },
            { "type": "document", "source": { "type": "text", "media_type": "text/plain", "data": "The sky is blue." }, "citations": { "enabled": true }, "context": "Weather" },
            { "type": "document", "source": { "type": "content", "content": [{ "type": "text", "text": "Grass is green." }] }, "citations": { "enabled": true } },
            { "type": "search_result", "source": "https://example.org", "title": "Colours", "content": [{ "type": "text", "text": "Red." }], "citations": { "enabled": true } }
          ] },
          { "role": "assistant", "content": [
            { "type": "thinking", "thinking": "I should look.", "signature": "c2lnbmF0dXJl" },
            { "type": "redacted_thinking", "data": "ZGF0YQ==" },
            { "type": "text", "text": "The sky is blue.", "citations": [{ "type": "char_location", "cited_text": "The sky is blue.", "document_index": 2, "document_title": null, "start_char_index": 0, "end_char_index": 16 }] },
            { "type": "tool_use", "id": "toolu_1", "name": "look", "input": { "at": "sky" } }
          ] },
          { "role": "user", "content": [
            { "type": "tool_result", "tool_use_id": "toolu_1", "content": [
              { "type": "text", "text": "A picture." },
              { "type": "image", "source": { "type": "base64", "media_type": "image/png", "data": "{{Pixel}}" } },
              { "type": "document", "source": { "type": "text", "media_type": "text/plain", "data": "Blue." } },
              { "type": "search_result", "source": "https://example.org", "title": "Sky", "content": [{ "type": "text", "text": "Blue." }] }
            ] },
            { "type": "text", "text": "So?", "cache_control": { "type": "ephemeral" } }
          ] }
        ]
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_kind_is_accepted_in_one_request(bool streams)
    {
        await using var claude = await Claude.StartAsync();
        var body = Claude.Body(new JsonArray(Claude.Text("Be exact.")), JsonNode.Parse(Messages), new JsonArray(Claude.Tool("look")));
        body["max_tokens"] = 2_000;
        body["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 1_024 };

        if (streams)
            Assert.NotEmpty(await claude.StreamAsync(body));
        else
            Assert.NotEmpty((await claude.SendAsync(body)).Content);
        Assert.True(claude.Emulator.Stats.Total.CostUsd > 0);
    }

    [Theory]
    [InlineData("""{ "type": "audio", "source": { "type": "base64", "media_type": "audio/wav", "data": "UklGRg==" } }""", "messages.0.content.0")]
    [InlineData("""{ "type": "input_audio", "input_audio": { "format": "wav", "data": "UklGRg==" } }""", "messages.0.content.0")]
    [InlineData("""{ "type": "image_url", "image_url": { "url": "https://example.org/a.png" } }""", "messages.0.content.0")]
    [InlineData("""{ "type": "image", "source": { "type": "base64", "media_type": "image/tiff", "data": "AAAA" } }""", "messages.0.content.0.image.source")]
    [InlineData("""{ "type": "image", "source": { "type": 5 } }""", "messages.0.content.0.image.source: Unable to extract tag")]
    [InlineData("""{ "type": "image", "source": { "type": "path", "path": "a.png" } }""", "messages.0.content.0.image.source: Input tag 'path'")]
    [InlineData("""{ "type": "document", "source": { "type": "pdf", "data": "AAAA" } }""", "messages.0.content.0.document.source: Input tag 'pdf'")]
    [InlineData("""{ "type": "document", "source": {} }""", "messages.0.content.0.document.source: Unable to extract tag")]
    [InlineData("""{ "type": "tool_result", "tool_use_id": "a", "content": [{ "type": "document", "source": { "type": "pdf", "data": "AAAA" } }] }""", "messages.0.content.0.tool_result.content.0.document.source: Input tag 'pdf'")]
    public async Task Others_are_refused_by_their_place(string part, string place)
    {
        await using var claude = await Claude.StartAsync();
        var body = Claude.Body(messages: new JsonArray(Claude.Message("user", new JsonArray(JsonNode.Parse(part)))));

        var refusal = await Assert.ThrowsAsync<AnthropicBadRequestException>(() => claude.SendAsync(body));
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }
}
