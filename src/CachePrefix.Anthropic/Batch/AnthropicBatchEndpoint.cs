using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Models.Messages.Batches;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>
/// Message Batches through the official SDK. What the SDK would send for a direct call is what a batch carries, and an answer is read as that of a direct call.
/// </summary>
/// <remarks>The SDK has no idempotency key, so its own retries are off where a batch is made. The service has no metadata: a batch is found again by the ids in its results.</remarks>
internal sealed class AnthropicBatchEndpoint : IBatchEndpoint
{
    private static readonly Dictionary<string, JsonElement> None = [];
    private static readonly byte[] Start = """{"requests":["""u8.ToArray();
    private static readonly byte[] Separator = ","u8.ToArray();
    private static readonly byte[] End = "]}"u8.ToArray();
    private static readonly byte[] Empty = """{"requests":[]}"""u8.ToArray();

    private readonly IAnthropicClient _sdk;
    private readonly SdkLoopback _loopback = new(
        """{"id":"m","type":"message","role":"assistant","model":"m","content":[],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}"""u8.ToArray());
    private readonly IChatClient _client;

    public AnthropicBatchEndpoint(IAnthropicClient sdk, string model, AnthropicCachingOptions options)
    {
        _sdk = sdk;
        _client = new AnthropicClient { ApiKey = "none", BaseUrl = "http://loopback.invalid", MaxRetries = 0, HttpClient = new HttpClient(_loopback) }
            .AsIChatClient(model)
            .WithAnthropicCaching(options);
    }

    public string Provider => "anthropic";

    public async ValueTask<byte[]> WriteAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        await _loopback.WriteAsync(token => _client.GetResponseAsync(messages, options, token), cancellationToken).ConfigureAwait(false);

    public Task<ChatResponse> ReadAsync(ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) =>
        _loopback.ReadAsync(answer, token => _client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], cancellationToken: token), cancellationToken);

    public async Task<string> SubmitAsync(BatchSubmission submission, IAsyncEnumerable<BatchRequest> requests, CancellationToken cancellationToken)
    {
        var body = await BatchUpload.CreateAsync(requests, Write, Start, Separator, End, cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            // A client with handlers of its own cannot be given another one; it sends from memory.
            using var document = JsonDocument.Parse(_sdk.Handlers.Count == 0 ? Empty : await ReadAsync(body, cancellationToken).ConfigureAwait(false));
            var parameters = BatchCreateParams.FromRawUnchecked(None, None, new Dictionary<string, JsonElement> { ["requests"] = document.RootElement.GetProperty("requests"u8) });
            var client = _sdk.WithOptions(options => _sdk.Handlers.Count == 0 ? options with { MaxRetries = 0, Handlers = [new UploadHandler(body)] } : options with { MaxRetries = 0 });
            var batch = await client.Messages.Batches.Create(parameters, cancellationToken).ConfigureAwait(false);
            return batch.ID;
        }
    }

    public async Task<BatchSearch> FindAsync(BatchSubmission submission, CancellationToken cancellationToken)
    {
        var isCertain = true;
        await foreach (var batch in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (batch.CreatedAt < submission.SearchFrom)
                break;
            if (Count(batch.RequestCounts) != submission.Requests)
                continue;
            if (batch.ProcessingStatus != ProcessingStatus.Ended)
                isCertain = false;
            else if (await HasAsync(batch.ID, submission.Name, cancellationToken).ConfigureAwait(false))
                return new BatchSearch(batch.ID, IsCertain: true);
        }

        return isCertain ? BatchSearch.None : BatchSearch.Unknown;
    }

    public async Task<BatchProgress> GetAsync(string batchId, CancellationToken cancellationToken)
    {
        var batch = await _sdk.Messages.Batches.Retrieve(batchId, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new BatchProgress(batch.ProcessingStatus == ProcessingStatus.Ended, (int)(Count(batch.RequestCounts) - batch.RequestCounts.Processing));
    }

    public async Task DownloadAsync(string batchId, Stream destination, CancellationToken cancellationToken)
    {
        // As they are: a line that the SDK cannot read must not keep the others from being copied.
        using var results = await _sdk.WithRawResponse.Messages.Batches.ResultsStreaming(batchId, cancellationToken: cancellationToken).ConfigureAwait(false);
        var content = await results.RawMessage.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
            await content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
    }

    public BatchLine Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("custom_id"u8, out var id) || !root.TryGetProperty("result"u8, out var result) || result.ValueKind != JsonValueKind.Object)
            throw new JsonException("The line has no custom_id and result.");

        var type = result.TryGetProperty("type"u8, out var kind) ? kind.GetString() : null;
        var state = type switch
        {
            "succeeded" => BatchLineState.Succeeded,
            "expired" => BatchLineState.Expired,
            "canceled" => BatchLineState.Cancelled,
            _ => IsRefusal(result) ? BatchLineState.Refused : BatchLineState.Failed,
        };
        return new BatchLine(
            id.GetString() ?? "",
            state,
            state == BatchLineState.Succeeded ? Encoding.UTF8.GetBytes(result.GetProperty("message"u8).GetRawText()) : default,
            state == BatchLineState.Succeeded ? null : Words(result) ?? type);
    }

    public Task CancelAsync(string batchId, CancellationToken cancellationToken) => _sdk.Messages.Batches.Cancel(batchId, cancellationToken: cancellationToken);

    private async IAsyncEnumerable<MessageBatch> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await _sdk.Messages.Batches.List(new BatchListParams { Limit = 100 }, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            foreach (var batch in page.Items)
                yield return batch;
            if (!page.HasNext())
                yield break;
            page = (BatchListPage)await page.Next(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the first result that can be read is one of the batch that is looked for.</summary>
    private async Task<bool> HasAsync(string batchId, string name, CancellationToken cancellationToken)
    {
        using var results = await _sdk.WithRawResponse.Messages.Batches.ResultsStreaming(batchId, cancellationToken: cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(await results.RawMessage.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            try
            {
                return Parse(Encoding.UTF8.GetBytes(line)).CustomId.StartsWith(name + "-", StringComparison.Ordinal);
            }
            catch (JsonException)
            {
                // The next line tells.
            }
        }

        return false;
    }

    private static void Write(Utf8JsonWriter writer, BatchRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("custom_id"u8, request.CustomId);
        writer.WritePropertyName("params"u8);
        writer.WriteRawValue(request.Body.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private static long Count(MessageBatchRequestCounts counts) => counts.Processing + counts.Succeeded + counts.Errored + counts.Canceled + counts.Expired;

    private static JsonElement? Error(JsonElement result) =>
        result.TryGetProperty("error"u8, out var outer) && outer.ValueKind == JsonValueKind.Object
            ? outer.TryGetProperty("error"u8, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : outer
            : null;

    private static string? Words(JsonElement result) => Error(result) is { } error && error.TryGetProperty("message"u8, out var message) ? message.GetString() : null;

    private static bool IsRefusal(JsonElement result) =>
        Error(result) is { } error && error.TryGetProperty("type"u8, out var type) && type.GetString() is "invalid_request_error" or "not_found_error" or "permission_error" or "authentication_error" or "request_too_large";
}
