using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CachePrefix.Emulator.Anthropic;

namespace CachePrefix.Emulator.Batches;

/// <summary>Anthropic's Message Batches.</summary>
internal sealed partial class AnthropicBatches(EmulatorServices services, BatchRunner runner, AnthropicProtocol messages)
{
    private const int MostRequests = 100_000;
    private const long MostBytes = 256L << 20;

    private static readonly TimeSpan ResultsKept = TimeSpan.FromDays(29);

    private readonly BatchProtocol _protocol = new(messages);
    private readonly BatchStore _store = new();

    public void Map(WebApplication application, string prefix)
    {
        services.OnReset(_store.Clear);
        var path = $"{prefix}/messages/batches";
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, AnthropicErrors.Form, answer, MostBytes);
        application.MapPost(path, context => Run(context, Create));
        application.MapGet(path, context => Run(context, List));
        application.MapGet($"{path}/{{id}}", context => Run(context, request => Show(request, Find(request))));
        application.MapPost($"{path}/{{id}}/cancel", context => Run(context, Cancel));
        application.MapDelete($"{path}/{{id}}", context => Run(context, Delete));
        application.MapGet($"{path}/{{id}}/results", context => Run(context, Results));
    }

    private ProviderResponse Create(ResourceRequest request)
    {
        var key = AnthropicProtocol.ReadKey(request.Headers);
        AnthropicPlatform.ReadVersion(request.Headers);
        var lines = request.Read(ReadLines);
        var job = _store.Add(key, number => new BatchJob(
            string.Create(CultureInfo.InvariantCulture, $"msgbatch_{number:D12}"), runner, _protocol, BatchHeaders.Of(request.Headers), lines, request.Now, services.Options.BatchDuration));
        return Show(request, job);
    }

    private static List<BatchLine> ReadLines(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
            if (member.Name is not "requests")
                throw AnthropicErrors.Extra(member.Name);
        if (!Json.TryGet(body, "requests", out var requests))
            throw AnthropicErrors.Invalid("requests: Field required");
        if (requests.ValueKind != JsonValueKind.Array)
            throw AnthropicErrors.Invalid("requests: Input should be a valid list");
        if (requests.GetArrayLength() is 0 or > MostRequests)
            throw AnthropicErrors.Invalid(requests.GetArrayLength() == 0
                ? "requests: List should have at least 1 item after validation, not 0"
                : $"requests: List should have at most {MostRequests} items after validation, not {requests.GetArrayLength()}");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<BatchLine>(requests.GetArrayLength());
        foreach (var item in requests.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"requests.{lines.Count}");
            if (!Json.TryGet(item, "custom_id", out var id))
                throw AnthropicErrors.Invalid($"{at}.custom_id: Field required");
            if (id.ValueKind != JsonValueKind.String || !CustomId().IsMatch(id.GetString()!))
                throw AnthropicErrors.Invalid($"{at}.custom_id: String should match pattern '^[a-zA-Z0-9_-]{{1,64}}$'");
            if (!ids.Add(id.GetString()!))
                throw AnthropicErrors.Invalid($"{at}.custom_id: custom_id must be unique within the batch; '{id.GetString()}' is repeated");
            if (!Json.TryGet(item, "params", out var parameters) || parameters.ValueKind != JsonValueKind.Object)
                throw AnthropicErrors.Invalid($"{at}.params: Field required");
            lines.Add(new BatchLine(id.GetString()!, Encoding.UTF8.GetBytes(parameters.GetRawText())));
        }

        return lines;
    }

    private BatchJob Find(ResourceRequest request)
    {
        var job = _store.Find(AnthropicProtocol.ReadKey(request.Headers), request.Route("id")) ?? throw NotFound(request);
        job.Advance(request.Now);
        return job;
    }

    private ProviderResponse Cancel(ResourceRequest request)
    {
        var job = Find(request);
        if (job.Ended is not null)
            throw AnthropicErrors.Invalid($"Batch {job.Id} has already ended and cannot be canceled.");
        job.Cancel(request.Now);
        return Show(request, job);
    }

    private ProviderResponse Delete(ResourceRequest request)
    {
        var job = Find(request);
        if (job.Ended is null)
            throw AnthropicErrors.Invalid($"Batch {job.Id} cannot be deleted while it is being processed; cancel it first.");
        _store.Remove(AnthropicProtocol.ReadKey(request.Headers), job.Id);
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["id"] = job.Id, ["type"] = "message_batch_deleted" }));
    }

    private ProviderResponse List(ResourceRequest request)
    {
        var jobs = _store.List(AnthropicProtocol.ReadKey(request.Headers));
        if (request.Query("after_id") is { Length: > 0 } after)
            jobs = [.. jobs.SkipWhile(job => job.Id != after).Skip(1)];
        if (request.Query("before_id") is { Length: > 0 } before)
            jobs = [.. jobs.TakeWhile(job => job.Id != before)];
        var page = jobs.Take(request.Query("limit", 20, 1_000)).ToList();
        page.ForEach(job => job.Advance(request.Now));
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(job => (JsonNode)Describe(request, job))]),
            ["has_more"] = jobs.Count > page.Count,
            ["first_id"] = page.Count > 0 ? page[0].Id : null,
            ["last_id"] = page.Count > 0 ? page[^1].Id : null,
        }));
    }

    private ProviderResponse Results(ResourceRequest request)
    {
        var job = Find(request);
        if (job.Ended is null)
            throw AnthropicErrors.Invalid($"Batch {job.Id} has no results yet: its processing_status is not 'ended'.");
        return request.Now - job.Created < ResultsKept
            ? ProviderResponse.Json(ResultLines.Join(job.Shuffled(), AnthropicResult.Write)) with { ContentType = "application/x-jsonl" }
            : throw NotFound(request);
    }

    private static ProviderError NotFound(ResourceRequest request) => AnthropicErrors.Form.NotFound($"Batch '{request.Route("id")}' not found.");

    private static ProviderResponse Show(ResourceRequest request, BatchJob job) => ProviderResponse.Json(JsonBytes.Of(Describe(request, job)));

    private static JsonObject Describe(ResourceRequest request, BatchJob job)
    {
        var hasEnded = job.Ended is not null;
        int Count(LineState state) => hasEnded ? job.Count(state) : 0;
        var http = request.Context.Request;
        return new JsonObject
        {
            ["id"] = job.Id,
            ["type"] = "message_batch",
            ["processing_status"] = hasEnded ? "ended" : job.CancelRequested is null ? "in_progress" : "canceling",
            ["request_counts"] = new JsonObject
            {
                ["processing"] = hasEnded ? 0 : job.Lines.Count,
                ["succeeded"] = Count(LineState.Succeeded),
                ["errored"] = Count(LineState.Errored),
                ["canceled"] = Count(LineState.Canceled),
                ["expired"] = Count(LineState.Expired),
            },
            ["ended_at"] = Timestamp(job.Ended),
            ["created_at"] = Timestamp(job.Created),
            ["expires_at"] = Timestamp(job.Expires),
            ["archived_at"] = null,
            ["cancel_initiated_at"] = Timestamp(job.CancelRequested),
            ["results_url"] = hasEnded ? $"{http.Scheme}://{http.Host}/v1/messages/batches/{job.Id}/results" : null,
        };
    }

    private static string? Timestamp(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex CustomId();
}
