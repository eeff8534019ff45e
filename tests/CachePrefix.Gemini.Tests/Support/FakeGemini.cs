using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CachePrefix.Gemini.Tests.Support;

/// <summary>Stands at the end of both pipelines, that of the SDK and that of the client's own requests, and keeps what they send.</summary>
internal sealed class FakeGemini : HttpMessageHandler
{
    private const string Gone = """[{"error":{"code":403,"message":"CachedContent not found (or permission denied)","status":"PERMISSION_DENIED"}}]""";

    private readonly object _gate = new();
    private readonly List<(string Line, JsonObject? Body)> _requests = [];
    private readonly HashSet<string> _alive = [];
    private int _created;

    /// <summary>What making a cache is answered with instead of a cache.</summary>
    public (HttpStatusCode Status, string Body)? CreateFails { get; set; }

    /// <summary>Set to hold back caches that are being made.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _requests.Select(request => request.Line)];
        }
    }

    public IReadOnlyList<JsonObject> Calls => Bodies("POST /v1beta/openai/chat/completions");

    public IReadOnlyList<JsonObject> Bodies(string line)
    {
        lock (_gate)
            return [.. _requests.Where(request => request.Line == line).Select(request => request.Body!)];
    }

    /// <summary>Lets the service forget all caches.</summary>
    public void Forget()
    {
        lock (_gate)
            _alive.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var body = text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject();
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        lock (_gate)
            _requests.Add((line, body));
        if (!line.EndsWith("/chat/completions", StringComparison.Ordinal))
            Assert.Equal("secret", Assert.Single(request.Headers.GetValues("x-goog-api-key")));
        if (line == "POST /v1beta/cachedContents" && Hold is { } hold)
            await hold.Task;

        var (status, answer) = Answer(request.Method, line, body);
        var type = answer.StartsWith("data:", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
        return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, type) };
    }

    private (HttpStatusCode Status, string Answer) Answer(HttpMethod method, string line, JsonObject? body)
    {
        lock (_gate)
        {
            if (line.EndsWith("/chat/completions", StringComparison.Ordinal))
            {
                var cache = body!["extra_body"]?["google"]?["cached_content"]?.GetValue<string>();
                if (cache is not null && !_alive.Contains(cache))
                    return (HttpStatusCode.Forbidden, Gone);
                var usage = $$$"""{"prompt_tokens":5100,"completion_tokens":5,"total_tokens":5105,"prompt_tokens_details":{"cached_tokens":{{{(cache is null ? 0 : 5000)}}}}}""";
                return (HttpStatusCode.OK, body["stream"]?.GetValue<bool>() == true
                    ? $$"""
                        data: {"id":"g","object":"chat.completion.chunk","created":1,"model":"gemini-3.8-flash","choices":[{"index":0,"delta":{"role":"assistant","content":"Gladly."},"finish_reason":"stop"}],"usage":{{usage}}}

                        data: [DONE]


                        """
                    : $$"""{"id":"g","object":"chat.completion","created":1,"model":"gemini-3.8-flash","choices":[{"index":0,"message":{"role":"assistant","content":"Gladly."},"finish_reason":"stop"}],"usage":{{usage}}}""");
            }

            if (method == HttpMethod.Post)
            {
                if (CreateFails is { } failure)
                    return failure;
                var name = $"cachedContents/c{++_created}";
                _alive.Add(name);
                return (HttpStatusCode.OK, $$$"""{"name":"{{{name}}}","usageMetadata":{"totalTokenCount":5000}}""");
            }

            var id = line[(line.IndexOf("cachedContents/", StringComparison.Ordinal))..].Split('?')[0];
            if (!_alive.Contains(id))
                return (HttpStatusCode.Forbidden, Gone[1..^1]);
            if (method == HttpMethod.Delete)
                _alive.Remove(id);
            return (HttpStatusCode.OK, "{}");
        }
    }
}
