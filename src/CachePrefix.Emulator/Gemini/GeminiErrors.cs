using System.Text.Json;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Errors in Gemini's words and form. The OpenAI-compatible endpoint writes them in an array.</summary>
internal sealed class GeminiErrors(bool inArray) : ProviderErrors
{
    public static GeminiErrors Form { get; } = new(inArray: false);

    public static GeminiErrors CompatibleForm { get; } = new(inArray: true);

    public override string RequestIdHeader => "x-request-id";

    public static ProviderError Invalid(string message) => new(400, "INVALID_ARGUMENT", message);

    public static ProviderError MissingKey() => new(
        403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.");

    public static ProviderError UnknownModel(string model, string method = "generateContent") => new(
        404, "NOT_FOUND", $"models/{model} is not found for API version v1beta, or is not supported for {method}. Call ListModels to see the list of available models and their supported methods.");

    public static ProviderError UnknownCache() => new(403, "PERMISSION_DENIED", "CachedContent not found (or permission denied)");

    public static ProviderError SettingsBesideCache() => Invalid(
        "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.");

    public static ProviderError UnknownMember(string name, string? at) => Invalid(
        $"Invalid JSON payload received. Unknown name \"{name}\"{(at is null ? "" : $" at '{at}'")}: Cannot find field.");

    public override ProviderError For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new ProviderError(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).") { RetryAfter = fault.RetryAfter },
        FaultKind.Overloaded => new ProviderError(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
        _ => new ProviderError(500, "INTERNAL", "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting"),
    };

    public override ProviderError InvalidJson(JsonException exception) => Invalid($"Invalid JSON payload received. {exception.Message}");

    public override ProviderError InvalidValue(string message) => Invalid($"Invalid value in the JSON payload: {message}");

    public override ProviderError NotFound(string message) => new(404, "NOT_FOUND", message);

    public override ProviderError TooLarge(long limit) => Invalid($"Request payload size exceeds the limit: {limit} bytes.");

    public override byte[] Write(ProviderError error, string requestId) => JsonBytes.Write(writer =>
    {
        if (inArray)
            writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, error.Status);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("status"u8, StatusOf(error.Status));
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (inArray)
            writer.WriteEndArray();
    });

    private static string StatusOf(int status) => status switch
    {
        400 or 413 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        _ => "INTERNAL",
    };
}
