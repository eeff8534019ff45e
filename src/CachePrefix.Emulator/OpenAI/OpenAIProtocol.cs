using System.Text.Json;
using CachePrefix.Emulator.Faults;
using CachePrefix.Emulator.Hosting;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>OpenAI's Chat Completions API.</summary>
internal sealed class OpenAIProtocol(ModelCatalog catalog, TimeProvider clock) : IProviderProtocol
{
    private const string ProviderId = "openai";

    public string RequestIdHeader => "x-request-id";

    public ProviderCall Read(IHeaderDictionary headers, JsonElement body)
    {
        var key = headers.Authorization.ToString();
        if (key.Length == 0)
            throw OpenAIErrors.MissingKey();
        if (!ChatSettings.TryGet(body, "model", out var name) || name.ValueKind != JsonValueKind.String)
            throw OpenAIErrors.Missing("model");
        if (!catalog.TryFind(name.GetString()!, out var model) || model.Provider.Id != ProviderId)
            throw OpenAIErrors.UnknownModel(name.GetString()!);
        var parts = ChatPartReader.Read(body);
        var settings = ChatSettings.Read(body, model);
        IChatPrompt prompt = model.Caching == CachingMode.Breakpoints
            ? new BreakpointPrompt(parts, model, settings, key)
            : new AutomaticPrompt(parts, model, settings, key);
        var stream = IsTrue(body, "stream");
        var usageInStream = stream && ChatSettings.TryGet(body, "stream_options", out var options) && IsTrue(options, "include_usage");
        return new OpenAICall(prompt, new ChatResponseShape(name.GetString()!, clock.GetUtcNow().ToUnixTimeSeconds(), stream, usageInStream, model.Caching == CachingMode.Breakpoints))
        {
            Model = model,
            Conversation = OpenAIConversation.Of(body, parts, model),
            MaxOutputTokens = MaxTokens(body, "max_completion_tokens") ?? MaxTokens(body, "max_tokens"),
        };
    }

    public ProviderError ErrorFor(FaultRule fault) => OpenAIErrors.For(fault);

    public ProviderError InvalidJson(JsonException exception) =>
        OpenAIErrors.Invalid($"We could not parse the JSON body of your request: {exception.Message}");

    public byte[] WriteError(ProviderError error, string requestId) => OpenAIErrors.Write(error);

    private static bool IsTrue(JsonElement owner, string name) => ChatSettings.TryGet(owner, name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? MaxTokens(JsonElement body, string name)
    {
        if (!ChatSettings.TryGet(body, name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var tokens))
            throw OpenAIErrors.Invalid($"Invalid type for '{name}': expected an integer.", name, "invalid_type");
        return tokens >= 1
            ? tokens
            : throw OpenAIErrors.Invalid($"Invalid '{name}': integer below minimum value. Expected a value >= 1, but got {value} instead.", name, "integer_below_min_value");
    }
}
