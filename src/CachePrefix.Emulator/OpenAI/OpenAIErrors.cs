using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Errors in OpenAI's words and form.</summary>
internal sealed class OpenAIErrors : ProviderErrors
{
    private const string InvalidRequest = "invalid_request_error";

    public static OpenAIErrors Form { get; } = new();

    public override string RequestIdHeader => "x-request-id";

    public static ProviderError Invalid(string message, string? parameter = null, string? code = null) => new(400, InvalidRequest, message, parameter, code);

    public static ProviderError Missing(string parameter) =>
        Invalid($"Missing required parameter: '{parameter}'.", parameter, "missing_required_parameter");

    public static ProviderError WrongType(string parameter, string expected, JsonElement value) =>
        Invalid($"Invalid type for '{parameter}': expected {expected}, but got {Describe(value)} instead.", parameter, "invalid_type");

    public static ProviderError Unsupported(string parameter, string wayOut = "") =>
        Invalid($"Unsupported parameter: '{parameter}' is not supported with this model.{wayOut}", parameter, "unsupported_parameter");

    public static ProviderError Unknown(string parameter) => Invalid($"Unknown parameter: '{parameter}'.", parameter, "unknown_parameter");

    public static ProviderError MissingKey() => new(
        401, InvalidRequest, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");

    public static ProviderError UnknownModel(string model) =>
        new(404, InvalidRequest, $"The model `{model}` does not exist or you do not have access to it.", null, "model_not_found");

    public static ProviderError UnknownObject(string message, string? parameter = null) => new(404, InvalidRequest, message, parameter);

    public override ProviderError For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new ProviderError(429, "requests", "Rate limit reached for requests. Please try again later.", null, "rate_limit_exceeded") { RetryAfter = fault.RetryAfter },
        FaultKind.Overloaded => new ProviderError(503, "server_error", "The engine is currently overloaded, please try again later"),
        _ => new ProviderError(500, "server_error", "The server had an error while processing your request. Sorry about that!"),
    };

    public override ProviderError InvalidJson(JsonException exception) =>
        Invalid($"We could not parse the JSON body of your request: {exception.Message}");

    public override ProviderError InvalidValue(string message) => Invalid($"Invalid value in the body of your request: {message}", null, "invalid_type");

    public override ProviderError NotFound(string message) => new(404, InvalidRequest, message, null, "unknown_url");

    public override ProviderError TooLarge(long limit) =>
        new(413, InvalidRequest, $"The body of your request is larger than {RequestBody.Megabytes(limit)}.", null, "request_too_large");

    public override byte[] Write(ProviderError error, string requestId) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        WriteError(writer, error);
        writer.WriteEndObject();
    });

    public static void WriteError(Utf8JsonWriter writer, ProviderError error)
    {
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, error.Type);
        writer.WriteString("param"u8, error.Parameter);
        writer.WriteString("code"u8, error.Code);
        writer.WriteEndObject();
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>The path of an item of a list, as OpenAI's messages say it.</summary>
    public static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
