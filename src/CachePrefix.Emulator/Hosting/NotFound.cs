using CachePrefix.Emulator.Anthropic;

namespace CachePrefix.Emulator.Hosting;

internal static class NotFound
{
    public static Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        var error = new ProviderError(404, "not_found_error", $"{context.Request.Method} {context.Request.Path} is not emulated; use POST /v1/messages, "
            + "/v1/messages/count_tokens, /v1/chat/completions, /emulator/reset or GET /emulator/stats.");
        return ProviderResponse.Json(AnthropicErrors.Write(error, "req_0")).WriteAsync(context, cut: false);
    }
}
