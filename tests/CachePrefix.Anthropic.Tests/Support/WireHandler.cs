using System.Net;
using System.Text;

namespace CachePrefix.Anthropic.Tests.Support;

/// <summary>Stands at the end of the SDK's pipeline: keeps requests and answers each as the service would.</summary>
internal sealed class WireHandler : HttpMessageHandler
{
    public const string Answer =
        """
        {"id":"m1","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"text","text":"Gladly."}],"stop_reason":"end_turn","stop_sequence":null,
         "usage":{"input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":30,"cache_read_input_tokens":4,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}}}
        """;

    private readonly List<(string Path, string Body)> _requests = [];

    public IReadOnlyList<(string Path, string Body)> Requests => _requests;

    public SentBody Sent(int request = 0) => SentBody.Parse(_requests[request].Body);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Add((request.RequestUri!.AbsolutePath, await request.Content!.ReadAsStringAsync(cancellationToken)));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer, Encoding.UTF8, "application/json") };
    }
}
