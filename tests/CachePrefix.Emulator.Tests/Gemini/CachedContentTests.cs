#pragma warning disable SCME0001 // The raw form that carries the name of a cache is still experimental in the SDK.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using CachePrefix.Models;
using OpenAI;
using OpenAI.Chat;
using static CachePrefix.Emulator.Tests.Gemini.GeminiTests;

namespace CachePrefix.Emulator.Tests.Gemini;

public sealed class CachedContentTests
{
    private const string Model = "gemini-3.8-flash";
    private const string Path = $"v1beta/models/{Model}:generateContent";

    private static readonly string Handbook = Words.Of(5_000);

    [Fact]
    public async Task An_explicit_cache_is_read_whole_and_its_storage_billed_while_it_lives()
    {
        await using var gpt = await Gpt.StartAsync("""{ "rules": [{ "match": { "system": "alpha" }, "reply": { "text": "Yes." } }] }""");
        using var wire = new Wire(gpt.Emulator);
        var cache = await CreateAsync(wire, ttl: "7200s");
        Assert.Equal(5_000, (int)cache["usageMetadata"]!["totalTokenCount"]!);
        var created = gpt.Emulator.Stats.Total;

        var answer = await wire.PostAsync(Path, Body("One", cache: (string)cache["name"]!));
        Assert.Equal((5_001, 5_000), (Usage(answer).Total, Usage(answer).Cached));
        Assert.Equal("Yes.", Text(answer));
        gpt.Clock.Advance(TimeSpan.FromHours(5));

        var bill = gpt.Emulator.Stats.Total;
        var price = ModelCatalog.Default.TryFind(Model, out var row) ? row.PricesAt(new DateOnly(2026, 11, 20))!.For(5_000) : null;
        Assert.Equal(5_000 * price!.Input / 1_000_000, created.CostUsd);
        Assert.Equal((10_000m, 10_000 * price.CacheStorage!.Value / 1_000_000), (bill.StorageTokenHours, bill.StorageUsd));
        Assert.Equal(created.CostUsd + bill.StorageUsd + ((5_000 * price.CacheRead) + price.Input + (bill.Tokens.Output * price.Output)) / 1_000_000, bill.CostUsd);
        Assert.Equal(403, (await wire.RefusedAsync(Path, Body("Two", cache: (string)cache["name"]!))).Status);
    }

    [Fact]
    public async Task Caches_are_listed_renewed_and_deleted()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        using var other = new Wire(gpt.Emulator, "key-2");
        var name = (string)(await CreateAsync(wire))["name"]!;
        Assert.Equal("2026-11-20T13:00:00.000000Z", (string?)(await wire.GetAsync($"v1beta/{name}"))["expireTime"]);

        var (_, renewed) = await wire.SendAsync(HttpMethod.Patch, $"v1beta/{name}?updateMask=ttl", """{ "ttl": "60s" }""");
        Assert.Equal("2026-11-20T12:01:00.000000Z", (string?)renewed!["expireTime"]);
        Assert.Equal(name, (string?)Assert.Single((await wire.GetAsync("v1beta/cachedContents"))["cachedContents"]!.AsArray())!["name"]);
        Assert.Empty((await other.GetAsync("v1beta/cachedContents"))["cachedContents"]!.AsArray());
        Assert.Equal(403, (await other.RefusedAsync($"v1beta/{name}", "", HttpMethod.Get)).Status);

        await wire.SendAsync(HttpMethod.Delete, $"v1beta/{name}");
        Assert.Equal((403, "CachedContent not found (or permission denied)"), await wire.RefusedAsync($"v1beta/{name}", "", HttpMethod.Get));
        gpt.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, gpt.Emulator.Stats.Total.StorageTokenHours);
    }

    [Theory]
    [InlineData("""{ "model": "models/gemini-3.8-flash", "contents": [{ "parts": [{ "text": "short" }] }] }""", 400, "Cached content is too small. total_token_count=1, min_total_token_count=4096")]
    [InlineData("""{ "model": "models/gemini-4-argon", "contents": [{ "parts": [{ "text": "short" }] }] }""", 404, "models/gemini-4-argon is not found for API version v1beta, or is not supported for createCachedContent. Call ListModels to see the list of available models and their supported methods.")]
    [InlineData("""{ "contents": [] }""", 400, "* CreateCachedContentRequest.model: model is required.")]
    public async Task What_cannot_be_cached_is_refused(string body, int status, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((status, message), await wire.RefusedAsync("v1beta/cachedContents", body));
    }

    [Fact]
    public async Task System_text_and_tools_beside_a_cache_are_refused()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var name = (string)(await CreateAsync(wire))["name"]!;

        var (status, message) = await wire.RefusedAsync(Path, Body("One", "Be brief.", name));
        Assert.Equal(400, status);
        Assert.StartsWith("CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.", message, StringComparison.Ordinal);
        Assert.Equal(
            "Model used by GenerateContent request (models/gemini-3.7-flash) and CachedContent (models/gemini-3.8-flash) has to be the same.",
            (await wire.RefusedAsync("v1beta/models/gemini-3.7-flash:generateContent", Body("One", cache: name))).Message);
    }

    [Fact]
    public async Task The_openai_sdk_reads_implicit_and_explicit_hits_at_the_compatible_endpoint()
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);
        var client = new ChatClient(Model, new ApiKeyCredential("key-1"), new OpenAIClientOptions { Endpoint = gpt.Emulator.GeminiOpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) });
        ChatMessage[] Messages(string question) => [new SystemChatMessage(Handbook), new UserChatMessage(question)];
        await client.CompleteChatAsync(Messages("One?"));
        var implicitHit = (await client.CompleteChatAsync(Messages("Two?"))).Value.Usage;
        Assert.InRange(implicitHit.InputTokenDetails.CachedTokenCount, 4_864, 5_010);

        var name = (string?)(await CreateAsync(wire))["name"];
        var options = new ChatCompletionOptions();
        options.Patch.Set("$.extra_body"u8, BinaryData.FromString($$"""{ "google": { "cached_content": "{{name}}" } }"""));
        var explicitHit = (await client.CompleteChatAsync([new UserChatMessage("Three?")], options)).Value.Usage;
        Assert.Equal(5_000, explicitHit.InputTokenDetails.CachedTokenCount);

        var error = await Assert.ThrowsAsync<ClientResultException>(() => client.CompleteChatAsync(Messages("Four?"), options));
        Assert.Equal(400, error.Status);
    }

    private static Task<JsonNode> CreateAsync(Wire wire, string? ttl = null)
    {
        var body = JsonNode.Parse(Body("x", Handbook))!.AsObject();
        body.Remove("contents");
        body["model"] = $"models/{Model}";
        if (ttl is not null)
            body["ttl"] = ttl;
        return wire.PostAsync("v1beta/cachedContents", body.ToJsonString());
    }
}
