using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Counts the tokens of a request without answering it. It costs nothing and caches nothing.</summary>
internal static class CountTokens
{
    public static ProviderResponse Answer(ResourceRequest request, AnthropicProtocol protocol) =>
        ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["input_tokens"] = request.ReadCall(call => protocol.ReadPrompt(call).Prompt.Tokens) }));
}
