using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Azure.AI.OpenAI;

public class AzureOpenAIClientOptions : ClientPipelineOptions
{
    public AzureOpenAIClientOptions(ServiceVersion version = ServiceVersion.V2024_10_21) { }

    public enum ServiceVersion
    {
        V2024_06_01 = 0,
        V2024_10_21 = 7,
    }
}

public class AzureOpenAIClient : OpenAIClient
{
    public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential, AzureOpenAIClientOptions? options = null)
        : base(credential) { }

    public AzureOpenAIClient(Uri endpoint, AzureKeyCredential credential, AzureOpenAIClientOptions? options = null)
        : base(string.Empty) { }

    public AzureOpenAIClient(Uri endpoint, TokenCredential credential, AzureOpenAIClientOptions? options = null)
        : base(string.Empty) { }

    public override ChatClient GetChatClient(string deploymentName) => null!;

    public override EmbeddingClient GetEmbeddingClient(string deploymentName) => null!;
}
