using System.Net;
using System.Text;

namespace CachePrefix.Batch.Tests.Support;

/// <summary>Stands between the SDK and the provider: the first request that matches goes wrong, the others pass.</summary>
internal sealed class Network : DelegatingHandler
{
    private readonly Func<HttpRequestMessage, bool> _isMeant;
    private readonly Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> _fault;
    private int _left;

    private Network(Func<HttpRequestMessage, bool> isMeant, int times, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> fault)
        : base(new SocketsHttpHandler())
    {
        _isMeant = isMeant;
        _left = times;
        _fault = fault;
    }

    public int Happened { get; private set; }

    public static Func<HttpRequestMessage, bool> Submission => static request => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/batches", StringComparison.Ordinal);

    /// <summary>The request that carries the prompts.</summary>
    public static Func<HttpRequestMessage, bool> Upload(string kind) => kind == "anthropic"
        ? Submission
        : static request => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/files", StringComparison.Ordinal);

    public static Func<HttpRequestMessage, bool> Results => static request => request.Method == HttpMethod.Get
        && (request.RequestUri!.AbsolutePath.EndsWith("/results", StringComparison.Ordinal) || request.RequestUri!.AbsolutePath.EndsWith("/content", StringComparison.Ordinal));

    public static Func<HttpRequestMessage, bool> Look => static request => request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/batches", StringComparison.Ordinal)
        && !request.RequestUri!.AbsolutePath.EndsWith("/results", StringComparison.Ordinal);

    /// <summary>Answers in place of the provider.</summary>
    public static Network Answering(HttpStatusCode status, Func<HttpRequestMessage, bool> isMeant, int times = 1) => new(isMeant, times, (_, _) => Task.FromResult(new HttpResponseMessage(status)
    {
        Content = new StringContent("""{"type":"error","error":{"type":"some_error","message":"not now"}}""", Encoding.UTF8, "application/json"),
    }));

    /// <summary>Breaks the connection when half of the body is on its way.</summary>
    public static Network CuttingRequest(Func<HttpRequestMessage, bool> isMeant) => new(isMeant, 1, static async (request, send) =>
    {
        request.Content = new HalfContent(request.Content!);
        return await send();
    });

    /// <summary>Loses the answer of the provider, which has done what it was asked for.</summary>
    public static Network LosingAnswer(Func<HttpRequestMessage, bool> isMeant) => new(isMeant, 1, static async (_, send) =>
    {
        (await send()).Dispose();
        throw new HttpRequestException("The connection was reset.");
    });

    /// <summary>Changes the body of the answer; a length below that of the whole breaks the connection there.</summary>
    public static Network Changing(Func<HttpRequestMessage, bool> isMeant, Func<string, string> change, bool cut = false) => new(isMeant, 1, async (_, send) =>
    {
        var response = await send();
        var bytes = Encoding.UTF8.GetBytes(change(await response.Content.ReadAsStringAsync()));
        response.Content = cut ? new StreamContent(new CutStream(bytes)) : new ByteArrayContent(bytes);
        return response;
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_isMeant(request) && _left-- > 0)
        {
            Happened++;
            return await _fault(request, () => base.SendAsync(request, cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private sealed class HalfContent : HttpContent
    {
        private readonly HttpContent _content;

        public HalfContent(HttpContent content)
        {
            _content = content;
            foreach (var (name, values) in content.Headers)
                Headers.TryAddWithoutValidation(name, values);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = await _content.ReadAsByteArrayAsync();
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            throw new IOException("The connection was reset.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }
    }

    /// <summary>Gives what it has, then breaks.</summary>
    private sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw Cut();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw Cut();

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
            throw Cut();
        }

        private static IOException Cut() => new("The response ended prematurely.");
    }
}
