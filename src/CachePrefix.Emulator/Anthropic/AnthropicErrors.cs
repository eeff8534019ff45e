using System.Text.Json;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Errors in Anthropic's words and form.</summary>
internal sealed class AnthropicErrors : ProviderErrors
{
    public static AnthropicErrors Form { get; } = new();

    public override string RequestIdHeader => "request-id";

    public static ProviderError Invalid(string message) => new(400, "invalid_request_error", message);

    public static ProviderError Extra(string path) => Invalid($"{path}: Extra inputs are not permitted");

    public static ProviderError MissingKey() => new(401, "authentication_error", "x-api-key header is required");

    public static ProviderError UnknownModel(string model) => new(404, "not_found_error", $"model: {model}");

    public override ProviderError For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new ProviderError(429, "rate_limit_error", "This request would exceed your organization's rate limit. Please try again later.") { RetryAfter = fault.RetryAfter },
        FaultKind.Overloaded => new ProviderError(529, "overloaded_error", "Overloaded"),
        _ => new ProviderError(500, "api_error", "Internal server error"),
    };

    public override ProviderError InvalidJson(JsonException exception) => Invalid($"The request body is not valid JSON: {exception.Message}");

    public override ProviderError InvalidValue(string message) => Invalid($"The request body holds a value of a wrong type: {message}");

    public override ProviderError NotFound(string message) => new(404, "not_found_error", message);

    public override ProviderError TooLarge(long limit) => new(413, "request_too_large", $"Request exceeds the maximum size of {RequestBody.Megabytes(limit)}");

    public override byte[] Write(ProviderError error, string requestId) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "error"u8);
        writer.WriteStartObject("error"u8);
        writer.WriteString("type"u8, error.Type);
        writer.WriteString("message"u8, error.Message);
        writer.WriteEndObject();
        writer.WriteString("request_id"u8, requestId);
        writer.WriteEndObject();
    });
}
