#pragma warning disable OPENAI001 // The batch client is still experimental in the SDK.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;

namespace CachePrefix.Emulator.Tests.Batches;

public sealed class OpenAIBatchTests
{
    private const string Rules = """
        { "rules": [
          { "match": { "contains": "busy" }, "fault": { "kind": "serverError" } },
          { "match": { "regex": "^Question (\\d+)$" }, "reply": { "text": "Answer {{1}}" } }
        ] }
        """;

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/responses")]
    public async Task The_sdk_uploads_submits_and_downloads(string endpoint)
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        var (files, batches) = Clients(gpt);
        var file = (await files.UploadFileAsync(BinaryData.FromString(Lines(endpoint, 20)), "in.jsonl", FileUploadPurpose.Batch)).Value;
        var operation = await batches.CreateBatchAsync(Create(file.Id, endpoint), waitUntilCompleted: false);
        var created = Json(operation.GetRawResponse());
        Assert.Equal(("validating", "run-1"), ((string?)created["status"], (string?)created["metadata"]!["run"]));
        gpt.Clock.Advance(TimeSpan.FromMinutes(5));
        var half = Json((await operation.GetBatchAsync(null)).GetRawResponse());
        Assert.Equal(("in_progress", 10), ((string?)half["status"], (int)half["request_counts"]!["completed"]!));
        gpt.Clock.Advance(TimeSpan.FromMinutes(5));
        var done = Json((await operation.GetBatchAsync(null)).GetRawResponse());
        Assert.Equal(("completed", 20, null), ((string?)done["status"], (int)done["request_counts"]!["completed"]!, (string?)done["error_file_id"]));

        var results = Read((await files.DownloadFileAsync((string)done["output_file_id"]!)).Value);
        Assert.All(results, line => Assert.Equal($"Answer {((string)line["custom_id"]!)[2..]}", Text(line)));
        Assert.NotEqual(Enumerable.Range(0, 20).Select(number => $"q-{number}"), results.Select(line => (string?)line["custom_id"]));
        Assert.Equal(20, results.Select(line => (string?)line["custom_id"]).Distinct().Count());
        Assert.Equal(20, gpt.Emulator.Stats.Total.BatchRequests);
    }

    [Fact]
    public async Task Failed_requests_go_to_the_file_of_errors()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        var (files, _) = Clients(gpt);
        var done = await EndAsync(gpt, Lines("/v1/chat/completions", 2) + Line("bad", "/v1/chat/completions", "busy"));

        Assert.Equal((2, 1), ((int)done["request_counts"]!["completed"]!, (int)done["request_counts"]!["failed"]!));
        var error = Assert.Single(Read((await files.DownloadFileAsync((string)done["error_file_id"]!)).Value));
        Assert.Equal(("bad", 500, "server_error"), ((string?)error["custom_id"], (int)error["response"]!["status_code"]!, (string?)error["response"]!["body"]!["error"]!["type"]));
    }

    [Fact]
    public async Task Canceled_and_expired_requests_are_not_billed()
    {
        await using var gpt = await Gpt.StartAsync(Rules, batchDuration: TimeSpan.FromHours(30));
        using var wire = new Wire(gpt.Emulator);
        var (files, _) = Clients(gpt);
        var expired = await EndAsync(gpt, Lines("/v1/chat/completions", 10));
        Assert.Equal(("expired", 8), ((string?)expired["status"], (int)expired["request_counts"]!["completed"]!));
        Assert.All(Read((await files.DownloadFileAsync((string)expired["error_file_id"]!)).Value), line => Assert.Equal("batch_expired", (string?)line["error"]!["code"]));

        var file = (await files.UploadFileAsync(BinaryData.FromString(Lines("/v1/chat/completions", 10)), "in.jsonl", FileUploadPurpose.Batch)).Value;
        var id = (string)(await wire.PostAsync("v1/batches", Body(file.Id, "/v1/chat/completions")))["id"]!;
        gpt.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal("cancelling", (string?)(await wire.PostAsync($"v1/batches/{id}/cancel", ""))["status"]);
        Assert.Equal(("cancelled", 2), ((string?)(await wire.GetAsync($"v1/batches/{id}"))["status"], (int)(await wire.GetAsync($"v1/batches/{id}"))["request_counts"]!["completed"]!));
        Assert.Equal(10, gpt.Emulator.Stats.Total.BatchRequests);
    }

    [Theory]
    [InlineData("not json\n", "invalid_json_line", 1)]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"gpt-5.1"}}""", "invalid_url", 1)]
    [InlineData("""
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-5.1"}}
        {"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o"}}
        """, "mismatched_model", 2)]
    [InlineData("""
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-5.1"}}
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-5.1"}}
        """, "duplicate_custom_id", 2)]
    public async Task A_file_that_is_wrong_fails_the_batch_and_names_the_line(string content, string code, int line)
    {
        await using var gpt = await Gpt.StartAsync();
        var failed = await EndAsync(gpt, content);

        Assert.Equal("failed", (string?)failed["status"]);
        Assert.Equal((code, line), ((string?)failed["errors"]!["data"]![0]!["code"], (int)failed["errors"]!["data"]![0]!["line"]!));
    }

    [Fact]
    public async Task Files_are_listed_and_expire()
    {
        await using var gpt = await Gpt.StartAsync(Rules);
        using var wire = new Wire(gpt.Emulator);
        var (files, _) = Clients(gpt);
        var done = await EndAsync(gpt, Lines("/v1/chat/completions", 1));
        var output = (string)done["output_file_id"]!;
        Assert.Equal(2, (await files.GetFilesAsync()).Value.Count);
        gpt.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal((404, $"No such File object: {output}"), await wire.RefusedAsync($"v1/files/{output}/content", "", HttpMethod.Get));
        Assert.Single((await files.GetFilesAsync()).Value);
    }

    [Theory]
    [InlineData("""{ "endpoint": "/v1/responses", "completion_window": "24h" }""", "Missing required parameter: 'input_file_id'.")]
    [InlineData("""{ "input_file_id": "f", "endpoint": "/v1/nope", "completion_window": "24h" }""", "Invalid value: '/v1/nope'. Supported values are: '/v1/chat/completions', '/v1/embeddings', '/v1/responses'.")]
    [InlineData("""{ "input_file_id": "f", "endpoint": "/v1/responses", "completion_window": "1h" }""", "Invalid value: '1h'. Supported values are: '24h'.")]
    [InlineData("""{ "input_file_id": "f", "endpoint": "/v1/responses", "completion_window": "24h" }""", "No such File object: f")]
    public async Task A_batch_that_is_wrong_as_a_whole_is_refused(string body, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync("v1/batches", body));
    }

    private static (OpenAIFileClient Files, BatchClient Batches) Clients(Gpt gpt)
    {
        var options = new OpenAIClientOptions { Endpoint = gpt.Emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) };
        return (new OpenAIFileClient(new ApiKeyCredential("key-1"), options), new BatchClient(new ApiKeyCredential("key-1"), options));
    }

    private static async Task<JsonNode> EndAsync(Gpt gpt, string content)
    {
        var (files, batches) = Clients(gpt);
        var file = (await files.UploadFileAsync(BinaryData.FromString(content), "in.jsonl", FileUploadPurpose.Batch)).Value;
        var operation = await batches.CreateBatchAsync(Create(file.Id, "/v1/chat/completions"), waitUntilCompleted: false);
        gpt.Clock.Advance(TimeSpan.FromHours(24));
        return Json((await operation.GetBatchAsync(null)).GetRawResponse());
    }

    private static string Body(string fileId, string endpoint) => new JsonObject
    {
        ["input_file_id"] = fileId,
        ["endpoint"] = endpoint,
        ["completion_window"] = "24h",
        ["metadata"] = new JsonObject { ["run"] = "run-1" },
    }.ToJsonString();

    private static BinaryContent Create(string fileId, string endpoint) => BinaryContent.Create(BinaryData.FromString(Body(fileId, endpoint)));

    private static string Lines(string endpoint, int count) => string.Concat(Enumerable.Range(0, count).Select(number => Line($"q-{number}", endpoint, $"Question {number}")));

    private static string Line(string id, string endpoint, string question)
    {
        var body = new JsonObject { ["model"] = "gpt-5.1" };
        if (endpoint == "/v1/responses")
            body["input"] = question;
        else
            body["messages"] = new JsonArray(Gpt.Message("user", question));
        return new JsonObject { ["custom_id"] = id, ["method"] = "POST", ["url"] = endpoint, ["body"] = body }.ToJsonString() + "\n";
    }

    private static JsonNode Json(PipelineResponse response) => JsonNode.Parse(response.Content)!;

    private static List<JsonNode> Read(BinaryData file) =>
        [.. Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string? Text(JsonNode line)
    {
        var body = line["response"]!["body"]!;
        return (string?)(body["choices"]?[0]!["message"]!["content"] ?? body["output"]![0]!["content"]![0]!["text"]);
    }
}
