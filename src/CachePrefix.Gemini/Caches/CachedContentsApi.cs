using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CachePrefix.Gemini.Caches;

/// <summary>Makes, renews and deletes explicit caches. Source: https://ai.google.dev/api/caching</summary>
internal sealed class CachedContentsApi(HttpClient http, Uri baseAddress, string apiKey)
{
    private readonly Uri _base = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress : new Uri(baseAddress.AbsoluteUri + "/");

    /// <param name="content">The model and what is cached, without a lifetime.</param>
    /// <param name="lease">How long it is to live.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<(string Name, long Tokens)> CreateAsync(JsonObject content, TimeSpan lease, CancellationToken cancellationToken)
    {
        var body = content.DeepClone().AsObject();
        body["ttl"] = Seconds(lease);
        var answer = await SendAsync(HttpMethod.Post, "cachedContents", body, cancellationToken).ConfigureAwait(false);
        return (
            answer?["name"]?.GetValue<string>() ?? throw new HttpRequestException("The service made a cache without a name."),
            answer["usageMetadata"]?["totalTokenCount"]?.GetValue<long>() ?? 0);
    }

    public Task RenewAsync(string name, TimeSpan lease, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"{name}?updateMask=ttl", new JsonObject { ["ttl"] = Seconds(lease) }, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, name, body: null, cancellationToken);

    private static string Seconds(TimeSpan lease) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(lease.TotalSeconds)}s");

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_base, path));
        request.Headers.Add("x-goog-api-key", apiKey);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new HttpRequestException($"HTTP {(int)response.StatusCode}: {ErrorOf(text)}", inner: null, response.StatusCode);
    }

    private static string ErrorOf(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["error"]?["message"]?.GetValue<string>() ?? text;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
