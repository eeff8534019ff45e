using System.Text.Json;
using CachePrefix.Emulator.Anthropic;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Bedrock;

/// <summary>Anthropic's words in Amazon's form.</summary>
internal sealed class BedrockErrors : ProviderErrors
{
    public static BedrockErrors Form { get; } = new();

    public override string RequestIdHeader => "x-amzn-RequestId";

    public override ProviderError For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new ProviderError(429, "ThrottlingException", "Too many requests, please wait before trying again.") { RetryAfter = fault.RetryAfter },
        FaultKind.Overloaded => new ProviderError(503, "ServiceUnavailableException", "Bedrock is unable to process your request."),
        _ => new ProviderError(500, "InternalServerException", "The system encountered an unexpected error during processing. Try your request again."),
    };

    public override ProviderError InvalidJson(JsonException exception) => AnthropicErrors.Form.InvalidJson(exception);

    public override ProviderError InvalidValue(string message) => AnthropicErrors.Form.InvalidValue(message);

    public override ProviderError NotFound(string message) => new(404, "ResourceNotFoundException", message);

    public override ProviderError TooLarge(long limit) => AnthropicErrors.Invalid($"Input is larger than {RequestBody.Megabytes(limit)}.");

    public override byte[] Write(ProviderError error, string requestId) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        writer.WriteEndObject();
    });

    public override void SetHeaders(HttpResponse response, ProviderError error) => response.Headers["x-amzn-ErrorType"] = error.Status switch
    {
        400 => "ValidationException",
        401 or 403 => "AccessDeniedException",
        404 => "ResourceNotFoundException",
        _ => error.Type,
    };
}
