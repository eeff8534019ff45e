using CachePrefix.Emulator.Anthropic;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Answers paths that are not emulated, in the form of the provider that was asked.</summary>
internal static class NotFound
{
    public static Task WriteAsync(HttpContext context)
    {
        ProviderErrors errors = context.Request.Headers.ContainsKey("anthropic-version") || context.Request.Headers.ContainsKey("x-api-key") ? AnthropicErrors.Form : OpenAIErrors.Form;
        var error = errors.NotFound($"{context.Request.Method} {context.Request.Path} is not emulated; docs/emulator.md lists what is. The bill is at GET /emulator/stats.");
        return CallPipeline.WriteErrorAsync(context, errors, error, "req_0");
    }
}
