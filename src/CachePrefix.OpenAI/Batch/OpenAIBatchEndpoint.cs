using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Batch;
using OpenAI.Files;

namespace CachePrefix.OpenAI;

/// <summary>
/// The Batch API through the official SDK. What the SDK would send for a direct call is what a line carries, and an answer is read as that of a direct call. A batch is found again by its metadata.
/// </summary>
internal sealed class OpenAIBatchEndpoint : IBatchEndpoint
{
    private const string MetadataKey = "cacheprefix";

    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    private static readonly byte[] ChatSample =
        """{"id":"c","object":"chat.completion","created":0,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}"""u8.ToArray();

    private static readonly byte[] ResponseSample =
        """{"id":"r","object":"response","created_at":0,"status":"completed","model":"m","output":[],"parallel_tool_calls":true,"tools":[],"usage":{"input_tokens":0,"output_tokens":0,"total_tokens":0}}"""u8.ToArray();

    private readonly SdkClients _sdk;
    private readonly SdkLoopback _loopback;
    private readonly IChatClient _client;

    public OpenAIBatchEndpoint(SdkClients sdk, OpenAICachingOptions options)
    {
        _sdk = sdk;
        _loopback = new SdkLoopback(sdk.Path.EndsWith("responses", StringComparison.Ordinal) ? ResponseSample : ChatSample);

        // When the provider works a batch off is its choice, so the rate at which requests are written says nothing.
        _client = sdk.Loopback(_loopback).WithOpenAICaching(new OpenAICachingOptions
        {
            Model = options.Model, Catalog = options.Catalog, CacheKey = options.CacheKey, TimeProvider = options.TimeProvider, Logger = options.Logger, RequestsPerKeyPerMinute = int.MaxValue,
        });
    }

    public string Provider => "openai";

    public async ValueTask<byte[]> WriteAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        await _loopback.WriteAsync(token => _client.GetResponseAsync(messages, options, token), cancellationToken).ConfigureAwait(false);

    public Task<ChatResponse> ReadAsync(ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) =>
        _loopback.ReadAsync(answer, token => _client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], cancellationToken: token), cancellationToken);

    public async Task<string> SubmitAsync(BatchSubmission submission, IAsyncEnumerable<BatchRequest> requests, CancellationToken cancellationToken)
    {
        var file = await UploadAsync(submission, requests, cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("input_file_id"u8, file);
            writer.WriteString("endpoint"u8, _sdk.Path);
            writer.WriteString("completion_window"u8, "24h");
            writer.WriteStartObject("metadata"u8);
            writer.WriteString(MetadataKey, submission.Name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        var options = new RequestOptions { CancellationToken = cancellationToken };
        options.AddPolicy(new SingleSendPolicy(), PipelinePosition.PerTry);
        var operation = await _sdk.Batches.CreateBatchAsync(BinaryContent.Create(new BinaryData(body.ToArray())), waitUntilCompleted: false, options).ConfigureAwait(false);
        return operation.BatchId;
    }

    public async Task<BatchSearch> FindAsync(BatchSubmission submission, CancellationToken cancellationToken)
    {
        await foreach (var page in _sdk.Batches.GetBatchesAsync(after: null, limit: 100, new RequestOptions { CancellationToken = cancellationToken }).GetRawPagesAsync().ConfigureAwait(false))
        {
            using var document = JsonDocument.Parse(page.GetRawResponse().Content);
            foreach (var batch in document.RootElement.GetProperty("data"u8).EnumerateArray())
            {
                if (batch.TryGetProperty("created_at"u8, out var created) && DateTimeOffset.FromUnixTimeSeconds(created.GetInt64()) < submission.SearchFrom)
                    return BatchSearch.None;
                if (batch.TryGetProperty("metadata"u8, out var metadata) && metadata.ValueKind == JsonValueKind.Object && Text(metadata, MetadataKey) == submission.Name)
                    return new BatchSearch(Text(batch, "id"), IsCertain: true);
            }
        }

        return BatchSearch.None;
    }

    public async Task<BatchProgress> GetAsync(string batchId, CancellationToken cancellationToken)
    {
        using var batch = await FetchAsync(batchId, cancellationToken).ConfigureAwait(false);
        var root = batch.RootElement;
        var completed = root.TryGetProperty("request_counts"u8, out var counts) && counts.ValueKind == JsonValueKind.Object
            ? counts.GetProperty("completed"u8).GetInt32() + counts.GetProperty("failed"u8).GetInt32()
            : 0;
        return Text(root, "status") switch
        {
            "failed" => new BatchProgress(HasEnded: true, completed, Words(root)),
            "completed" or "expired" or "cancelled" => new BatchProgress(HasEnded: true, completed),
            _ => new BatchProgress(HasEnded: false, completed),
        };
    }

    public async Task DownloadAsync(string batchId, Stream destination, CancellationToken cancellationToken)
    {
        using var batch = await FetchAsync(batchId, cancellationToken).ConfigureAwait(false);
        foreach (var member in new[] { "output_file_id", "error_file_id" })
        {
            if (Text(batch.RootElement, member) is not { Length: > 0 } file)
                continue;

            var result = await _sdk.Files.DownloadFileAsync(file, new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false }).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            await response.ContentStream!.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
            destination.WriteByte((byte)'\n');
        }
    }

    public BatchLine Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "custom_id") is not { } id)
            throw new JsonException("The line has no custom_id.");

        var error = root.TryGetProperty("error"u8, out var own) && own.ValueKind == JsonValueKind.Object ? own : (JsonElement?)null;
        if (root.TryGetProperty("response"u8, out var response) && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("body"u8, out var body))
        {
            var status = response.TryGetProperty("status_code"u8, out var code) ? code.GetInt32() : 0;
            if (status == 200)
                return new BatchLine(id, BatchLineState.Succeeded, Encoding.UTF8.GetBytes(body.GetRawText()), Error: null);

            var words = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error"u8, out var inner) && inner.ValueKind == JsonValueKind.Object ? Text(inner, "message") : null;
            return new BatchLine(id, status is >= 400 and < 500 and not 408 and not 429 ? BatchLineState.Refused : BatchLineState.Failed, default, words ?? $"status {status}");
        }

        return new BatchLine(
            id,
            (error is { } known ? Text(known, "code") : null) switch { "batch_expired" => BatchLineState.Expired, "batch_cancelled" => BatchLineState.Cancelled, _ => BatchLineState.Failed },
            default,
            error is { } told ? Text(told, "message") : "no answer");
    }

    public async Task CancelAsync(string batchId, CancellationToken cancellationToken)
    {
        var operation = await CreateBatchOperation.RehydrateAsync(_sdk.Batches, batchId, cancellationToken).ConfigureAwait(false);
        await operation.CancelAsync(new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
    }

    private async Task<string> UploadAsync(BatchSubmission submission, IAsyncEnumerable<BatchRequest> requests, CancellationToken cancellationToken)
    {
        var stream = await BatchUpload.CreateAsync(requests, Write, start: default, LineFeed, LineFeed, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            OpenAIFile file = await _sdk.Files.UploadFileAsync(stream, submission.Name + ".jsonl", FileUploadPurpose.Batch, cancellationToken).ConfigureAwait(false);
            return file.Id;
        }
    }

    private void Write(Utf8JsonWriter writer, BatchRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("custom_id"u8, request.CustomId);
        writer.WriteString("method"u8, "POST");
        writer.WriteString("url"u8, _sdk.Path);
        writer.WritePropertyName("body"u8);
        writer.WriteRawValue(request.Body.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private async Task<JsonDocument> FetchAsync(string batchId, CancellationToken cancellationToken)
    {
        var result = await _sdk.Batches.GetBatchAsync(batchId, new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
        return JsonDocument.Parse(result.GetRawResponse().Content);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Words(JsonElement batch) =>
        batch.TryGetProperty("errors"u8, out var errors) && errors.ValueKind == JsonValueKind.Object && errors.TryGetProperty("data"u8, out var data) && data.ValueKind == JsonValueKind.Array
            ? string.Join("; ", data.EnumerateArray().Select(static error => Text(error, "message")))
            : "the provider refused the batch";
}
