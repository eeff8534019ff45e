using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CachePrefix.OpenAI.Tests.Support;

/// <summary>Stands at the end of the SDK's pipeline: keeps the bodies of requests and answers each with the next prepared body, the last one again and again.</summary>
internal sealed class WireHandler(params string[] answers) : HttpMessageHandler
{
    private readonly List<string> _bodies = [];

    public IReadOnlyList<string> Bodies => _bodies;

    public JsonObject Json(int request = 0) => JsonNode.Parse(_bodies[request])!.AsObject();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        string answer;
        lock (_bodies)
        {
            answer = answers[Math.Min(_bodies.Count, answers.Length - 1)];
            _bodies.Add(body);
        }

        var type = answer.StartsWith("data:", StringComparison.Ordinal) || answer.StartsWith("event:", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, type) };
    }
}
