using CachePrefix.Emulator.Anthropic;

namespace CachePrefix.Emulator.Batches;

/// <summary>Messages in a batch: they cannot be streams or only warm the cache.</summary>
internal sealed class BatchProtocol(AnthropicProtocol messages) : IProviderProtocol
{
    public ProviderErrors Errors => messages.Errors;

    public ProviderCall Read(ProviderRequest request)
    {
        if (Json.IsTrue(request.Body, "stream"))
            throw AnthropicErrors.Invalid("stream: Streaming is not supported in message batches");
        var call = messages.Read(request);
        return call.MaxOutputTokens == 0 ? throw AnthropicErrors.Invalid("max_tokens: 0 is not supported in message batches") : call;
    }
}
