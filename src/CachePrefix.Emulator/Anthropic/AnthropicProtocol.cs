using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Anthropic's Messages API, as Anthropic or a platform serves it.</summary>
internal sealed class AnthropicProtocol(ModelCatalog catalog, PromptMemory memory, AnthropicPlatform platform) : IProviderProtocol
{
    private const string ProviderId = "anthropic";

    public ProviderErrors Errors => platform.Errors;

    public ProviderCall Read(ProviderRequest call)
    {
        var body = call.Body;
        var request = ReadPrompt(call);
        var maxTokens = ReadMaxTokens(body);
        var stream = platform.IsStream ?? Json.IsTrue(body, "stream");
        if (maxTokens == 0)
            PrewarmRules.Check(body, stream);
        var diagnostics = Json.TryGet(body, "diagnostics", out var asked) ? new DiagnosticsRequest(Json.Text(asked, "previous_message_id")) : null;
        return new AnthropicCall(request, new AnthropicShape(request.ModelName, stream, platform.Frames) { Diagnostics = diagnostics }, memory)
        {
            Model = request.Model,
            Conversation = ToolRules.AddTo(AnthropicConversation.Of(body, request.Blocks, request.Model), body, request.Model),
            MaxOutputTokens = maxTokens,
            StopSequences = ReadStops(body),
        };
    }

    /// <summary>Reads what counting tokens and answering have in common.</summary>
    public AnthropicRequest ReadPrompt(ProviderRequest call)
    {
        var body = call.Body;
        var key = ReadKey(call.Headers);
        if (body.ValueKind != JsonValueKind.Object)
            throw AnthropicErrors.Invalid("Input should be an object");
        var version = platform.ReadVersion(call);
        var (name, model) = FindModel(call);
        RequestRules.Check(body, model, version);
        ToolRules.Check(body);
        var blocks = BlockReader.Read(body, model);
        var markers = MarkerReader.Read(blocks, body, model);
        MessageRules.Check(blocks, body.GetProperty("messages"u8), model, version);
        return new AnthropicRequest(model, name, key, blocks, AnthropicPrompt.Build(body, blocks, markers, model, key));
    }

    private (string Name, ModelInfo Model) FindModel(ProviderRequest call)
    {
        var name = call.RouteValue("model");
        if (name is null)
        {
            if (!Json.TryGet(call.Body, "model", out var value))
                throw AnthropicErrors.Invalid("model: Field required");
            name = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw AnthropicErrors.Invalid("model: Input should be a valid string");
        }

        return platform.TryFind(catalog, name, out var model) && model.Provider.Id == ProviderId ? (name, model) : throw AnthropicErrors.UnknownModel(name);
    }

    /// <summary>Who asks: caches and batches of different keys are kept apart.</summary>
    public static string ReadKey(IHeaderDictionary headers)
    {
        var key = headers["x-api-key"].ToString();
        if (key.Length == 0)
            key = headers["api-key"].ToString();
        if (key.Length == 0)
            key = KeyOf(headers.Authorization.ToString());
        return key.Length > 0 ? key : throw AnthropicErrors.MissingKey();
    }

    /// <summary>Of a signed request, who signed it: the signature itself differs each time.</summary>
    private static string KeyOf(string authorization)
    {
        const string Credential = "Credential=";
        var at = authorization.IndexOf(Credential, StringComparison.Ordinal);
        return at < 0 ? authorization : authorization[(at + Credential.Length)..].Split('/')[0];
    }

    private static int ReadMaxTokens(JsonElement body)
    {
        if (!Json.TryGet(body, "max_tokens", out var maxTokens))
            throw AnthropicErrors.Invalid("max_tokens: Field required");
        if (maxTokens.ValueKind != JsonValueKind.Number || !maxTokens.TryGetInt32(out var value))
            throw AnthropicErrors.Invalid("max_tokens: Input should be a valid integer");
        return value >= 0 ? value : throw AnthropicErrors.Invalid("max_tokens: Input should be greater than or equal to 0");
    }

    private static List<string> ReadStops(JsonElement body)
    {
        var stops = new List<string>();
        foreach (var stop in Json.Items(body, "stop_sequences"))
        {
            var text = stop.ValueKind == JsonValueKind.String ? stop.GetString()! : throw AnthropicErrors.Invalid(FormattableString.Invariant($"stop_sequences.{stops.Count}: Input should be a valid string"));
            if (string.IsNullOrWhiteSpace(text))
                throw AnthropicErrors.Invalid("stop_sequences: each stop sequence must contain non-whitespace");
            stops.Add(text);
        }

        return stops;
    }
}
