using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Tests.Support;

/// <summary>Raw JSON over HTTP, with the headers that all providers accept.</summary>
internal sealed class Wire(ProviderEmulator emulator, string key = "key-1") : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = emulator.BaseAddress };

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Authorization", "Bearer " + key);
        if (path.Contains("/messages", StringComparison.Ordinal) || path.StartsWith("v1/messages", StringComparison.Ordinal))
        {
            request.Headers.Add("x-api-key", key);
            request.Headers.Add("anthropic-version", "2023-06-01");
        }

        request.Headers.Add("x-goog-api-key", key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : text);
    }

    public async Task<JsonNode> PostAsync(string path, string body)
    {
        var (status, answer) = await SendAsync(HttpMethod.Post, path, body);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status} {answer}");
        return answer!;
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, answer) = await SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status} {answer}");
        return answer!;
    }

    /// <summary>The status and the message of an error, in the form of whichever provider wrote it.</summary>
    public async Task<(int Status, string Message)> RefusedAsync(string path, string body, HttpMethod? method = null)
    {
        var (status, answer) = await SendAsync(method ?? HttpMethod.Post, path, body);
        return ((int)status, (string?)answer?["error"]?["message"] ?? answer?.ToJsonString() ?? "");
    }

    public void Dispose() => _http.Dispose();
}
