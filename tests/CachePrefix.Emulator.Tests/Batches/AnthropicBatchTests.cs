using System.Text.Json.Nodes;
using Anthropic.Models.Messages;
using Anthropic.Models.Messages.Batches;
using CachePrefix.Emulator.Tests.Support;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Tests.Batches;

public sealed class AnthropicBatchTests
{
    private const string Path = "v1/messages/batches";

    private static readonly string Handbook = Words.Of(5_000);

    [Fact]
    public async Task The_sdk_makes_a_batch_and_reads_its_results_in_any_order()
    {
        await using var claude = await Claude.StartAsync("""{ "rules": [{ "match": { "regex": "^Question (\\d+)$" }, "reply": { "text": "Answer {{1}}" } }] }""");
        var batches = claude.Client().Messages.Batches;
        var created = await batches.Create(new BatchCreateParams
        {
            Requests = [.. Enumerable.Range(0, 30).Select(number => new Request
            {
                CustomID = $"q-{number}",
                Params = new Params { Model = "claude-haiku-4-5", MaxTokens = 50, Messages = [new UserMessageParam { Content = $"Question {number}" }] },
            })],
        });
        Assert.Equal(("in_progress", 30L), (created.ProcessingStatus.Raw(), created.RequestCounts.Processing));

        claude.Clock.Advance(TimeSpan.FromMinutes(10));
        var ended = await batches.Retrieve(created.ID);
        Assert.Equal(("ended", 30L), (ended.ProcessingStatus.Raw(), ended.RequestCounts.Succeeded));
        var results = new List<(string Id, string Text)>();
        await foreach (var result in batches.ResultsStreaming(created.ID))
            results.Add((result.CustomID, JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(result))!["result"]!["message"]!["content"]![0]!["text"]!.GetValue<string>()));

        Assert.All(results, result => Assert.Equal($"Answer {result.Id[2..]}", result.Text));
        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"q-{number}").Order(), results.Select(result => result.Id).Order());
        Assert.NotEqual(Enumerable.Range(0, 30).Select(number => $"q-{number}"), results.Select(result => result.Id));
        Assert.Equal(created.ID, Assert.Single((await batches.List()).Items).ID);
        await batches.Delete(created.ID);
        Assert.Empty((await batches.List()).Items);
    }

    [Fact]
    public async Task A_batch_costs_half()
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        await EndAsync(claude, wire, Batch(1, "Hello?"));
        var (batch, tokens) = (claude.Emulator.Stats.Total.CostUsd, claude.Emulator.Stats.Total.Tokens);
        Assert.Equal(1, claude.Emulator.Stats.Total.BatchRequests);
        ModelCatalog.Default.TryFind("claude-sonnet-4-6", out var model);

        Assert.Equal(model!.CostOf(tokens, new DateOnly(2026, 11, 20))!.Value.Total / 2, batch);
    }

    [Fact]
    public async Task Behind_a_seed_most_requests_read_and_without_one_the_first_ones_all_write()
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        await EndAsync(claude, wire, Batch(200, "Hello?", "1h"));
        var unseeded = claude.Emulator.Stats.Total.Tokens;
        claude.Emulator.Reset();
        await EndAsync(claude, wire, Batch(1, "Seed?", "1h"));
        await EndAsync(claude, wire, Batch(200, "Hello?", "1h"));
        var seeded = claude.Emulator.Stats.Total.Tokens;

        Assert.InRange(unseeded.CacheWrite1h, 50 * 5_000, 60 * 5_000);
        Assert.InRange(seeded.CacheWrite1h, 2 * 5_000, 12 * 5_000);
    }

    [Fact]
    public async Task Each_request_fails_for_itself()
    {
        await using var claude = await Claude.StartAsync("""{ "rules": [{ "match": { "contains": "busy" }, "fault": { "kind": "overloaded" } }, { "match": { "contains": "broken" }, "fault": { "kind": "malformedBody" } }] }""");
        using var wire = new Wire(claude.Emulator);
        var requests = new JsonArray(
            Item("good", Claude.Body()),
            Item("unknown-model", Claude.Body(model: "claude-nope")),
            Item("busy", Claude.Body(messages: new JsonArray(Claude.Message("user", "busy")))),
            Item("broken", Claude.Body(messages: new JsonArray(Claude.Message("user", "broken")))),
            Item("warm", new JsonObject { ["model"] = "claude-haiku-4-5", ["max_tokens"] = 0, ["messages"] = new JsonArray(Claude.Message("user", "a")) }));
        var id = (string)(await wire.PostAsync(Path, new JsonObject { ["requests"] = requests }.ToJsonString()))["id"]!;
        claude.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((2, 3), ((int)(await wire.GetAsync($"{Path}/{id}"))["request_counts"]!["succeeded"]!, (int)(await wire.GetAsync($"{Path}/{id}"))["request_counts"]!["errored"]!));

        var lines = await LinesAsync(claude, id);
        var broken = Assert.Single(lines, line => line.Contains("\"broken\"", StringComparison.Ordinal));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(broken));
        var results = lines.Where(line => line != broken).Select(line => JsonNode.Parse(line)!).ToDictionary(line => (string)line["custom_id"]!, line => line["result"]!);
        Assert.Equal("succeeded", (string?)results["good"]["type"]);
        Assert.Equal(("errored", "not_found_error"), ((string?)results["unknown-model"]["type"], (string?)results["unknown-model"]["error"]!["error"]!["type"]));
        Assert.Equal("overloaded_error", (string?)results["busy"]["error"]!["error"]!["type"]);
        Assert.Equal("max_tokens: 0 is not supported in message batches", (string?)results["warm"]["error"]!["error"]!["message"]);
    }

    [Fact]
    public async Task Canceling_keeps_what_was_done()
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);
        var id = (string)(await wire.PostAsync(Path, Batch(10, "Hello?")))["id"]!;
        claude.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("canceling", (string?)(await wire.PostAsync($"{Path}/{id}/cancel", ""))["processing_status"]);

        var counts = (await wire.GetAsync($"{Path}/{id}"))["request_counts"]!;
        Assert.Equal((4, 6), ((int)counts["succeeded"]!, (int)counts["canceled"]!));
        Assert.Equal(4, claude.Emulator.Stats.Total.BatchRequests);
    }

    [Fact]
    public async Task What_is_not_done_within_a_day_expires_unbilled()
    {
        await using var claude = await Claude.StartAsync(batchDuration: TimeSpan.FromHours(30));
        using var wire = new Wire(claude.Emulator);
        var id = await EndAsync(claude, wire, Batch(10, "Hello?"));

        var counts = (await wire.GetAsync($"{Path}/{id}"))["request_counts"]!;
        Assert.Equal((8, 2), ((int)counts["succeeded"]!, (int)counts["expired"]!));
        Assert.Equal(8, claude.Emulator.Stats.Total.BatchRequests);
        Assert.Equal(2, (await LinesAsync(claude, id)).Count(line => line.Contains("\"expired\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{ "requests": [] }""", "requests: List should have at least 1 item after validation, not 0")]
    [InlineData("""{ "requests": [{ "custom_id": "a b", "params": {} }] }""", "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")]
    [InlineData("""{ "requests": [{ "custom_id": "a", "params": {} }, { "custom_id": "a", "params": {} }] }""", "requests.1.custom_id: custom_id must be unique within the batch; 'a' is repeated")]
    [InlineData("""{ "requests": [{ "custom_id": "a" }] }""", "requests.0.params: Field required")]
    public async Task A_batch_that_is_wrong_as_a_whole_is_refused(string body, string message)
    {
        await using var claude = await Claude.StartAsync();
        using var wire = new Wire(claude.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync(Path, body));
    }

    private static async Task<string> EndAsync(Claude claude, Wire wire, string batch)
    {
        var id = (string)(await wire.PostAsync(Path, batch))["id"]!;
        for (var hours = 0; (string?)(await wire.GetAsync($"{Path}/{id}"))["processing_status"] != "ended"; hours++)
        {
            Assert.InRange(hours, 0, 200);
            claude.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        return id;
    }

    private static string Batch(int count, string question, string? ttl = null) => new JsonObject
    {
        ["requests"] = new JsonArray([.. Enumerable.Range(0, count).Select(number => Item(
            $"q-{number}",
            Claude.Body(ttl is null ? null : new JsonArray(Claude.Text(Handbook, ttl)), new JsonArray(Claude.Message("user", $"{question} {number}")))))]),
    }.ToJsonString();

    private static JsonObject Item(string id, JsonObject parameters) => new() { ["custom_id"] = id, ["params"] = parameters };

    private static async Task<List<string>> LinesAsync(Claude claude, string id)
    {
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("x-api-key", "key-1");
        http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        return [.. (await http.GetStringAsync($"{Path}/{id}/results")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
