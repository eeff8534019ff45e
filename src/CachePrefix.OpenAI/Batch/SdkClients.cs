using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Files;
using OpenAI.Responses;

namespace CachePrefix.OpenAI;

/// <summary>The SDK's clients for batches and files with the credentials and the address of a chat client, and a chat client that ends in this process.</summary>
internal sealed record SdkClients(BatchClient Batches, OpenAIFileClient Files, string Path, Func<HttpMessageHandler, IChatClient> Loopback)
{
    public static bool TryGet(IChatClient client, string model, [NotNullWhen(true)] out SdkClients? clients)
    {
        clients = null;
        if (client.GetService<ChatClient>() is { } chat)
        {
            clients = Of(chat.Pipeline, chat.Endpoint, "/v1/chat/completions", handler => new ChatClient(model, Key, Options(handler)).AsIChatClient());
        }
        else if (client.GetService<ResponsesClient>() is { } responses)
        {
            clients = Of(responses.Pipeline, responses.Endpoint, "/v1/responses", handler => new ResponsesClient(Key, ResponsesOptions(handler)).AsIChatClient(model));
        }

        return clients is not null;
    }

    private static ApiKeyCredential Key => new("none");

    private static Uri Nowhere => new("http://loopback.invalid/v1");

    private static SdkClients Of(ClientPipeline pipeline, Uri endpoint, string path, Func<HttpMessageHandler, IChatClient> loopback)
    {
        var options = new OpenAIClientOptions { Endpoint = endpoint };
        return new SdkClients(new TierBatches(pipeline, options), new TierFiles(pipeline, options), path, loopback);
    }

    private static OpenAIClientOptions Options(HttpMessageHandler handler) =>
        new() { Endpoint = Nowhere, Transport = new HttpClientPipelineTransport(new HttpClient(handler)), RetryPolicy = new ClientRetryPolicy(0) };

    private static ResponsesClientOptions ResponsesOptions(HttpMessageHandler handler) =>
        new() { Endpoint = Nowhere, Transport = new HttpClientPipelineTransport(new HttpClient(handler)), RetryPolicy = new ClientRetryPolicy(0) };

    private sealed class TierBatches(ClientPipeline pipeline, OpenAIClientOptions options) : BatchClient(pipeline, options);

    private sealed class TierFiles(ClientPipeline pipeline, OpenAIClientOptions options) : OpenAIFileClient(pipeline, options);
}
