using System.Text.Json;
using CachePrefix.Emulator.Hosting;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Counts the tokens of a request without answering it. It costs nothing and caches nothing.</summary>
internal static class CountTokens
{
    public static async Task RunAsync(HttpContext context, AnthropicProtocol protocol)
    {
        var body = await RequestBody.ReadAsync(context);
        try
        {
            using var document = JsonDocument.Parse(body);
            var tokens = protocol.ReadPrompt(context.Request.Headers, document.RootElement).Prompt.Tokens;
            await Json(tokens).WriteAsync(context, cut: false);
        }
        catch (JsonException exception)
        {
            await CallPipeline.WriteErrorAsync(context, protocol, protocol.InvalidJson(exception), "req_0");
        }
        catch (ProviderError error)
        {
            await CallPipeline.WriteErrorAsync(context, protocol, error, "req_0");
        }
    }

    private static ProviderResponse Json(int tokens) => ProviderResponse.Json(JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("input_tokens"u8, tokens);
        writer.WriteEndObject();
    }));
}
