using System.Text;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class PlatformTests
{
    private const string Haiku = "claude-haiku-4-5";

    [Theory]
    [InlineData("v1/messages", Haiku, "2023-06-01", null)]
    [InlineData("anthropic/v1/messages", Haiku, "2023-06-01", null)]
    [InlineData("model/us.anthropic.claude-haiku-4-5-20251001-v1:0/invoke", null, null, "bedrock-2023-05-31")]
    [InlineData("model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke", null, null, "bedrock-2023-05-31")]
    [InlineData("v1/projects/p/locations/global/publishers/anthropic/models/claude-haiku-4-5@20251001:rawPredict", null, null, "vertex-2023-10-16")]
    public async Task Each_platform_caches_and_bills_the_same_model(string path, string? model, string? header, string? version)
    {
        await using var claude = await Claude.StartAsync();
        var body = Body(model, version);
        var first = await PostAsync(claude, path, body, header);
        var second = await PostAsync(claude, path, body, header);

        Assert.Equal((4_200, 0), ((int)first["usage"]!["cache_creation_input_tokens"]!, (int)first["usage"]!["cache_read_input_tokens"]!));
        Assert.Equal(4_200, (int)second["usage"]!["cache_read_input_tokens"]!);
        Assert.Equal(Haiku, Assert.Single(claude.Emulator.Stats.Models).Key);
    }

    [Fact]
    public async Task A_geography_on_bedrock_costs_a_tenth_more()
    {
        await using var claude = await Claude.StartAsync();
        await PostAsync(claude, "model/us.anthropic.claude-haiku-4-5-20251001-v1:0/invoke", Body(null, "bedrock-2023-05-31"), null);
        var bedrock = claude.Emulator.Stats.Total.CostUsd;
        claude.Emulator.Reset();
        await PostAsync(claude, "v1/messages", Body(Haiku, null), "2023-06-01");

        Assert.Equal(claude.Emulator.Stats.Total.CostUsd * 1.1m, bedrock);
    }

    [Fact]
    public async Task Platforms_without_automatic_caching_refuse_it()
    {
        await using var claude = await Claude.StartAsync();
        var body = Body(null, "bedrock-2023-05-31");
        body["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        using var http = Http(claude, null);
        using var response = await http.PostAsync("model/anthropic.claude-haiku-4-5-20251001-v1:0/invoke", Content(body));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("ValidationException", response.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("cache_control: Extra inputs are not permitted", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"]);
    }

    [Fact]
    public async Task Bedrock_streams_in_frames()
    {
        await using var claude = await Claude.StartAsync();
        using var http = Http(claude, null);
        using var response = await http.PostAsync("model/anthropic.claude-haiku-4-5-20251001-v1:0/invoke-with-response-stream", Content(Body(null, "bedrock-2023-05-31")));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("application/vnd.amazon.eventstream", response.Content.Headers.ContentType!.MediaType);
        var events = new List<string>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var headers = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            var payload = JsonNode.Parse(bytes.AsSpan(at + 12 + headers, length - 16 - headers))!;
            events.Add((string)JsonNode.Parse(Convert.FromBase64String((string)payload["bytes"]!))!["type"]!);
            at += length;
        }

        Assert.Equal(("message_start", "message_stop"), (events[0], events[^1]));
    }

    private static JsonObject Body(string? model, string? version)
    {
        var body = Claude.Body(new JsonArray(Claude.Text(Words.Of(4_200), "")));
        body.Remove("model");
        if (model is not null)
            body["model"] = model;
        if (version is not null)
            body["anthropic_version"] = version;
        return body;
    }

    private static StringContent Content(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static HttpClient Http(Claude claude, string? version)
    {
        var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer k");
        if (version is not null)
            http.DefaultRequestHeaders.Add("anthropic-version", version);
        return http;
    }

    private static async Task<JsonNode> PostAsync(Claude claude, string path, JsonObject body, string? version)
    {
        using var http = Http(claude, version);
        using var response = await http.PostAsync(path, Content(body));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
