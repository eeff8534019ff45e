using Anthropic;
using Anthropic.Bedrock;
using Anthropic.Foundry;
using Anthropic.Vertex;
using Google.Apis.Auth.OAuth2;

namespace CachePrefix.Anthropic.Tests.Support;

/// <summary>The official clients for the platforms that serve Claude.</summary>
internal static class PlatformClients
{
    public static IAnthropicClient Create(string platform, HttpMessageHandler handler)
    {
        var http = new HttpClient(handler);
        return platform switch
        {
            "bedrock" => new AnthropicBedrockClient(new AnthropicBedrockApiTokenCredentials { BearerToken = "any", Region = "us-east-1" }) { HttpClient = http, MaxRetries = 0 },
            "vertex" => new AnthropicVertexClient(new AnthropicVertexCredentials("global", "hotel", GoogleCredential.FromAccessToken("any"))) { HttpClient = http, MaxRetries = 0 },
            "foundry" => new AnthropicFoundryClient(new AnthropicFoundryApiKeyCredentials("any", "hotel")) { HttpClient = http, MaxRetries = 0 },
            _ => new AnthropicClient { ApiKey = "any", HttpClient = http, MaxRetries = 0, BaseUrl = "http://claude.test" },
        };
    }

    /// <summary>Sends what goes to a platform to a server on this machine, by the same path.</summary>
    public sealed class Redirect(Uri server) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = server.Scheme, Host = server.Host, Port = server.Port }.Uri;
            request.Headers.Host = null;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
