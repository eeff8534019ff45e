using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Anthropic's Messages API.</summary>
internal sealed class AnthropicProtocol(ModelCatalog catalog) : IProviderProtocol
{
    private const string ProviderId = "anthropic";

    public ProviderErrors Errors => AnthropicErrors.Form;

    public ProviderCall Read(ProviderRequest call)
    {
        var body = call.Body;
        var request = ReadPrompt(call);
        var maxTokens = ReadMaxTokens(body);
        var stream = PromptSettings.TryGet(body, "stream", out var streams) && streams.ValueKind == JsonValueKind.True;
        if (maxTokens == 0)
            PrewarmRules.Check(body, stream);
        return new AnthropicCall(request.Prompt, request.ModelName, stream)
        {
            Model = request.Model,
            Conversation = AnthropicConversation.Of(body, request.Blocks, request.Model),
            MaxOutputTokens = maxTokens,
        };
    }

    /// <summary>Reads what counting tokens and answering have in common.</summary>
    public AnthropicRequest ReadPrompt(ProviderRequest call)
    {
        var (headers, _, _, body) = call;
        var key = ReadKey(headers);
        if (!headers.ContainsKey("anthropic-version"))
            throw AnthropicErrors.Invalid("anthropic-version: header is required");
        if (body.ValueKind != JsonValueKind.Object)
            throw AnthropicErrors.Invalid("Input should be an object");
        if (!PromptSettings.TryGet(body, "model", out var name) || name.ValueKind != JsonValueKind.String)
            throw AnthropicErrors.Invalid("model: Field required");
        if (!catalog.TryFind(name.GetString()!, out var model) || model.Provider.Id != ProviderId)
            throw AnthropicErrors.UnknownModel(name.GetString()!);
        var blocks = BlockReader.Read(body, model);
        var markers = MarkerReader.Read(blocks, body, model);
        return new AnthropicRequest(model, name.GetString()!, blocks, AnthropicPrompt.Build(body, blocks, markers, model, key));
    }

    private static string ReadKey(IHeaderDictionary headers)
    {
        var key = headers["x-api-key"].ToString();
        if (key.Length == 0)
            key = headers.Authorization.ToString();
        return key.Length > 0 ? key : throw AnthropicErrors.MissingKey();
    }

    private static int ReadMaxTokens(JsonElement body)
    {
        if (!PromptSettings.TryGet(body, "max_tokens", out var maxTokens))
            throw AnthropicErrors.Invalid("max_tokens: Field required");
        if (maxTokens.ValueKind != JsonValueKind.Number || !maxTokens.TryGetInt32(out var value))
            throw AnthropicErrors.Invalid("max_tokens: Input should be a valid integer");
        return value >= 0 ? value : throw AnthropicErrors.Invalid("max_tokens: Input should be greater than or equal to 0");
    }
}
