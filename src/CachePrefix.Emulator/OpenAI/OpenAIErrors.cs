using CachePrefix.Emulator.Faults;
using CachePrefix.Emulator.Hosting;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Errors in OpenAI's words and form.</summary>
internal static class OpenAIErrors
{
    private const string InvalidRequest = "invalid_request_error";

    public static ProviderError Invalid(string message, string? parameter = null, string? code = null) => new(400, InvalidRequest, message, parameter, code);

    public static ProviderError Missing(string parameter) =>
        Invalid($"Missing required parameter: '{parameter}'.", parameter, "missing_required_parameter");

    public static ProviderError MissingKey() => new(
        401, InvalidRequest, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");

    public static ProviderError UnknownModel(string model) =>
        new(404, InvalidRequest, $"The model `{model}` does not exist or you do not have access to it.", null, "model_not_found");

    public static ProviderError For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new ProviderError(429, "requests", "Rate limit reached for requests. Please try again later.", null, "rate_limit_exceeded") { RetryAfter = fault.RetryAfter },
        FaultKind.Overloaded => new ProviderError(503, "server_error", "The engine is currently overloaded, please try again later"),
        _ => new ProviderError(500, "server_error", "The server had an error while processing your request. Sorry about that!"),
    };

    public static byte[] Write(ProviderError error) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, error.Type);
        writer.WriteString("param"u8, error.Parameter);
        writer.WriteString("code"u8, error.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
