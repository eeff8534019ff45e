using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CachePrefix;

/// <summary>
/// Stands at the end of an SDK's HTTP pipeline: keeps what a call would send, or answers a call with what a provider wrote elsewhere. So a batch carries the bytes of the SDK and is read by it.
/// Nothing leaves the process.
/// </summary>
/// <param name="sample">An answer in the provider's form, as JSON in UTF-8, that a call gets whose request alone is wanted.</param>
public sealed class SdkLoopback(ReadOnlyMemory<byte> sample) : HttpMessageHandler
{
    private static readonly AsyncLocal<Call?> Current = new();

    /// <summary>Writes what a call would send.</summary>
    /// <param name="send">The call, through a client of the SDK that ends in this handler.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The body.</returns>
    public async Task<byte[]> WriteAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        var call = new Call(Answer: default);
        Current.Value = call;
        await send(cancellationToken).ConfigureAwait(false);
        var body = call.Body ?? throw new InvalidOperationException("The SDK sent nothing.");
        return body.AsSpan().Contains((byte)'\n') ? InOneLine(body) : body;
    }

    /// <summary>Lets the SDK read an answer.</summary>
    /// <typeparam name="T">What it makes of it.</typeparam>
    /// <param name="answer">The answer as JSON in UTF-8.</param>
    /// <param name="send">A call through a client of the SDK that ends in this handler.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the SDK returns.</returns>
    public async Task<T> ReadAsync<T>(ReadOnlyMemory<byte> answer, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        Current.Value = new Call(answer);
        return await send(cancellationToken).ConfigureAwait(false);
    }

    private static byte[] InOneLine(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        return stream.ToArray();
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = Current.Value ?? throw new InvalidOperationException("Nothing is sent through this client but requests of batches.");
        if (call.Answer.IsEmpty)
            call.Body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);

        var content = new ReadOnlyMemoryContent(call.Answer.IsEmpty ? sample : call.Answer);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private sealed record Call(ReadOnlyMemory<byte> Answer)
    {
        public byte[]? Body { get; set; }
    }
}
