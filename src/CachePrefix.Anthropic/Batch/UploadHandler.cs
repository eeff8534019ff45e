using System.Net.Http.Headers;

namespace CachePrefix.Anthropic;

/// <summary>Sends a file in place of the body that the SDK would hold in memory.</summary>
internal sealed class UploadHandler(Stream body) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content = new StreamContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return base.SendAsync(request, cancellationToken);
    }
}
