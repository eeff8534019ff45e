using System.Text.Json;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>OpenAI's Chat Completions API, also as Azure serves it.</summary>
internal sealed class ChatProtocol(ModelCatalog catalog, ChatDialect dialect) : IProviderProtocol
{
    private const int MostChoices = 128;
    private const int MostStops = 4;

    public ProviderErrors Errors => dialect.Errors;

    public ProviderCall Read(ProviderRequest request)
    {
        var body = request.Body;
        var key = dialect.ReadKey(request);
        var (name, model) = OpenAIModels.Find(catalog, request, dialect.ProviderId);
        dialect.Check(body, model);
        var parts = ChatPartReader.Read(body, model);
        Json.TryGet(body, "response_format", out var format);
        var settings = CacheSettings.Read(body, model, format, Json.Text(body, "reasoning_effort"), Json.Text(body, "verbosity"));
        var prompt = dialect.Prompt(request, name, parts, model, settings, key);
        var shape = new ChatResponseShape(name, Json.IsTrue(body, "stream"), model.Caching == CachingMode.Breakpoints)
        {
            ServiceTier = ServiceTiers.Read(body),
            UsageInStream = Json.TryGet(body, "stream_options", out var options) && Json.IsTrue(options, "include_usage"),
            Choices = OpenAINumbers.Read(body, "n", 1, MostChoices) ?? 1,
            TopLogprobs = Json.IsTrue(body, "logprobs") ? OpenAINumbers.Read(body, "top_logprobs", 0, 20) ?? 0 : null,
            Audio = Json.TryGet(body, "audio", out var audio) && Json.Items(body, "modalities").Any(kind => Json.IsString(kind, "audio")) ? Json.Text(audio, "format") ?? "wav" : null,
        };
        return new ChatCall(prompt, shape)
        {
            Model = model,
            Conversation = OpenAITools.AddTo(ConversationReader.Of(parts, model, Schema(format)), body, "function") with { IsJsonObject = Json.Text(format, "type") == "json_object" },
            MaxOutputTokens = OpenAINumbers.Read(body, "max_completion_tokens", 1) ?? OpenAINumbers.Read(body, "max_tokens", 1),
            StopSequences = ReadStops(body),
            Choices = shape.Choices,
            ServiceTier = shape.ServiceTier,
        };
    }

    private static string? Schema(JsonElement format) =>
        Json.TryGet(format, "json_schema", out var wrapper) && Json.TryGet(wrapper, "schema", out var schema) ? schema.GetRawText() : null;

    private static string[] ReadStops(JsonElement body)
    {
        if (!Json.TryGet(body, "stop", out var stop))
            return [];
        string[] stops = stop.ValueKind switch
        {
            JsonValueKind.String => [stop.GetString()!],
            JsonValueKind.Array => [.. stop.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw OpenAIErrors.WrongType("stop", "a string", item))],
            _ => throw OpenAIErrors.WrongType("stop", "one of a string or array of strings", stop),
        };
        return stops.Length <= MostStops
            ? stops
            : throw OpenAIErrors.Invalid($"Invalid 'stop': array too long. Expected an array with maximum length {MostStops}, but got an array with length {stops.Length} instead.", "stop", "array_above_max_length");
    }
}
