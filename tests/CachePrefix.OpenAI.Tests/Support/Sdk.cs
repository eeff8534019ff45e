using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.OpenAI.Tests.Support;

/// <summary>Clients of the official SDK.</summary>
internal static class Sdk
{
    /// <summary>The two interfaces of the service.</summary>
    public static IEnumerable<object[]> Interfaces => [["chat"], ["responses"]];

    public static IChatClient Create(string kind, HttpMessageHandler handler, string model = "gpt-5.6-sol") =>
        Create(kind, new HttpClientPipelineTransport(new HttpClient(handler)), new Uri("http://openai.test/v1"), model);

    public static IChatClient Create(string kind, Uri endpoint, string model) => Create(kind, transport: null, endpoint, model);

    private static IChatClient Create(string kind, PipelineTransport? transport, Uri endpoint, string model)
    {
        var key = new ApiKeyCredential("any");
        var retries = new ClientRetryPolicy(0);
        return kind == "chat"
            ? new ChatClient(model, key, new OpenAIClientOptions { Transport = transport, Endpoint = endpoint, RetryPolicy = retries }).AsIChatClient()
            : new ResponsesClient(key, new ResponsesClientOptions { Transport = transport, Endpoint = endpoint, RetryPolicy = retries }).AsIChatClient(model);
    }
}
