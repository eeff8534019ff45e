using System.Collections.Concurrent;
using System.Text.Json;
using CachePrefix.Emulator.Files;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Batches;

/// <summary>OpenAI's batches: a file of requests goes in, files of results and of errors come out.</summary>
internal sealed class OpenAIBatches(EmulatorServices services, BatchRunner runner, FileStore files, IReadOnlyDictionary<string, IProviderProtocol> endpoints)
{
    private const int MostPerHour = 2_000;
    private const int MostMetadata = 16;

    private static readonly TimeSpan DefaultOutputKept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, OpenAIBatch> _batches = new();
    private long _count;

    public void Map(WebApplication application, string prefix)
    {
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, OpenAIErrors.Form, answer);
        application.MapPost($"{prefix}/batches", context => Run(context, Create));
        application.MapGet($"{prefix}/batches", context => Run(context, request => OpenAIList.Page(request, Own(request).Select(batch => Current(request, batch).ToJson()))));
        application.MapGet($"{prefix}/batches/{{id}}", context => Run(context, request => Show(Find(request))));
        application.MapPost($"{prefix}/batches/{{id}}/cancel", context => Run(context, Cancel));
    }

    public void Clear() => _batches.Clear();

    private ProviderResponse Create(ResourceRequest request)
    {
        var key = OpenAIKey.Read(request.Headers);
        if (Own(request).Count(batch => request.Now - batch.Created < TimeSpan.FromHours(1)) >= MostPerHour)
            throw new ProviderError(429, "requests", $"Rate limit reached: at most {MostPerHour} batches can be created in an hour.", null, "rate_limit_exceeded");
        var batch = request.Read(body => Create(body, request, key));
        _batches[batch.Id] = batch;
        return ProviderResponse.Json(JsonBytes.Of(batch.ToJson("validating")));
    }

    private OpenAIBatch Create(JsonElement body, ResourceRequest request, string key)
    {
        foreach (var member in body.EnumerateObject())
            if (member.Name is not ("input_file_id" or "endpoint" or "completion_window" or "metadata" or "output_expires_after"))
                throw OpenAIErrors.Unknown(member.Name);
        var fileId = Json.Text(body, "input_file_id") ?? throw OpenAIErrors.Missing("input_file_id");
        var endpoint = Json.Text(body, "endpoint") ?? throw OpenAIErrors.Missing("endpoint");
        if (!endpoints.TryGetValue(endpoint, out var protocol))
            throw OpenAIErrors.Invalid($"Invalid value: '{endpoint}'. Supported values are: {string.Join(", ", endpoints.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}.", "endpoint", "invalid_value");
        if (Json.Text(body, "completion_window") is not { } window)
            throw OpenAIErrors.Missing("completion_window");
        if (window != "24h")
            throw OpenAIErrors.Invalid($"Invalid value: '{window}'. Supported values are: '24h'.", "completion_window", "invalid_value");
        var file = files.Find(key, fileId) ?? throw OpenAIErrors.Invalid($"No such File object: {fileId}", "input_file_id");
        if (file.Purpose != "batch")
            throw OpenAIErrors.Invalid($"Invalid file purpose: '{file.Purpose}'. Files for batches have purpose 'batch'.", "input_file_id");
        var (lines, errors) = BatchFileReader.Read(file.Content, endpoint);
        var id = FormattableString.Invariant($"batch_{Interlocked.Increment(ref _count):D12}");
        return new OpenAIBatch
        {
            Id = id,
            Key = key,
            Endpoint = endpoint,
            InputFileId = fileId,
            Metadata = ReadMetadata(body),
            Created = request.Now,
            Errors = errors,
            Job = errors.Count > 0 ? null : new BatchJob(id, runner, protocol, BatchHeaders.Of(request.Headers), lines, request.Now, services.Options.BatchDuration),
            OutputKept = Json.TryGet(body, "output_expires_after", out var after) && Json.TryGet(after, "seconds", out var seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : DefaultOutputKept,
        };
    }

    private static string ReadMetadata(JsonElement body)
    {
        if (!Json.TryGet(body, "metadata", out var metadata))
            return "null";
        if (metadata.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType("metadata", "an object", metadata);
        foreach (var pair in metadata.EnumerateObject())
            if (pair.Value.ValueKind != JsonValueKind.String)
                throw OpenAIErrors.WrongType($"metadata.{pair.Name}", "a string", pair.Value);
        return metadata.GetPropertyCount() <= MostMetadata
            ? metadata.GetRawText()
            : throw OpenAIErrors.Invalid($"Invalid 'metadata': too many properties. Expected at most {MostMetadata}.", "metadata", "object_above_max_properties");
    }

    private IEnumerable<OpenAIBatch> Own(ResourceRequest request)
    {
        var key = OpenAIKey.Read(request.Headers);
        return _batches.Values.Where(batch => batch.Key == key).OrderByDescending(batch => batch.Id, StringComparer.Ordinal);
    }

    private OpenAIBatch Find(ResourceRequest request) =>
        _batches.TryGetValue(request.Route("id"), out var batch) && batch.Key == OpenAIKey.Read(request.Headers)
            ? Current(request, batch)
            : throw OpenAIErrors.UnknownObject($"No batch found with id '{request.Route("id")}'.");

    private ProviderResponse Cancel(ResourceRequest request)
    {
        var batch = Find(request);
        if (batch.Job is not { Ended: null } job)
            throw new ProviderError(409, "invalid_request_error", $"Cannot cancel a batch with status '{batch.Status}'.");
        job.Cancel(request.Now);
        return Show(batch);
    }

    private static ProviderResponse Show(OpenAIBatch batch) => ProviderResponse.Json(JsonBytes.Of(batch.ToJson()));

    /// <summary>Works off what is due; when all is done, writes the files.</summary>
    private OpenAIBatch Current(ResourceRequest request, OpenAIBatch batch)
    {
        batch.Job?.Advance(request.Now);
        lock (batch)
        {
            if (batch.Job is not { Ended: { } ended } job || batch.HasFiles)
                return batch;
            batch.HasFiles = true;
            batch.OutputFileId = Write(batch, "output", [.. job.Shuffled().Where(line => line.State == LineState.Succeeded)], ended);
            batch.ErrorFileId = Write(batch, "error", [.. job.Shuffled().Where(line => line.State != LineState.Succeeded)], ended);
        }

        return batch;
    }

    private string? Write(OpenAIBatch batch, string kind, List<BatchLine> lines, DateTimeOffset ended) => lines.Count == 0
        ? null
        : files.Add(batch.Key, $"{batch.Id}_{kind}.jsonl", "batch_output", ResultLines.Join(lines, OpenAIResult.Write), ended + batch.OutputKept).Id;
}
