using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Embeddings;

/// <summary>Embeddings in OpenAI's form.</summary>
internal sealed class EmbeddingsProtocol(EmbeddingCatalog catalog, string provider, ProviderErrors errors) : IProviderProtocol
{
    private const int MostInputs = 2_048;

    public ProviderErrors Errors => errors;

    public ProviderCall Read(ProviderRequest request)
    {
        var body = request.Body;
        OpenAIKey.Read(request.Headers);
        if (body.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.Invalid("Invalid type for the body of your request: expected an object.");
        var name = request.RouteValue("deployment") ?? Json.Text(body, "model") ?? throw OpenAIErrors.Missing("model");
        var (model, length) = catalog.Find(name, provider) ?? throw OpenAIErrors.UnknownModel(name);
        var inputs = ReadInputs(body);
        var dimensions = OpenAINumbers.Read(body, "dimensions", 1, length) ?? length;
        var format = Json.Text(body, "encoding_format") ?? "float";
        if (format is not ("float" or "base64"))
            throw OpenAIErrors.Invalid($"Invalid value: '{format}'. Supported values are: 'float' and 'base64'.", "encoding_format", "invalid_value");
        return new EmbeddingsCall(inputs, name, dimensions, format == "base64")
        {
            Model = model,
            Conversation = new Conversation(model.Id, inputs[^1], "", null, null),
            MaxOutputTokens = 0,
        };
    }

    private static List<string> ReadInputs(JsonElement body)
    {
        if (!Json.TryGet(body, "input", out var input))
            throw OpenAIErrors.Missing("input");
        var isList = input.ValueKind == JsonValueKind.Array && input.GetArrayLength() > 0 && input[0].ValueKind != JsonValueKind.Number;
        var texts = (isList ? [.. input.EnumerateArray()] : new List<JsonElement> { input }).ConvertAll(item => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString()!,
            JsonValueKind.Array when item.GetArrayLength() > 0 => string.Join(' ', item.EnumerateArray().Select(token => token.GetInt32())),
            _ => throw OpenAIErrors.Invalid("'$.input' is invalid: expected a text, tokens, or a list of them.", "input"),
        });
        if (texts.Exists(text => text.Length == 0))
            throw OpenAIErrors.Invalid("'$.input' is invalid: it cannot be an empty string.", "input");
        return texts.Count <= MostInputs
            ? texts
            : throw OpenAIErrors.Invalid($"'$.input' is invalid: the list has {texts.Count} items; at most {MostInputs} are allowed.", "input");
    }
}
