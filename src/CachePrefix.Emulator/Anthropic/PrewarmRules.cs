using System.Text.Json;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>What a request that only warms the cache, with <c>max_tokens: 0</c>, may not contain.</summary>
internal static class PrewarmRules
{
    public static void Check(JsonElement body, bool stream)
    {
        if (stream)
            throw Error("stream");
        if (Json.TryGet(body, "thinking", out var thinking) && Json.Text(thinking, "type") == "enabled")
            throw Error("thinking");
        if (Json.TryGet(body, "output_config", out var output) && Json.TryGet(output, "format", out _))
            throw Error("output_config.format");
        if (Json.TryGet(body, "tool_choice", out var choice) && Json.Text(choice, "type") is ("tool" or "any") and var type)
            throw Error($"tool_choice.type='{type}'");
    }

    private static ProviderError Error(string what) => AnthropicErrors.Invalid($"max_tokens: 0 is not supported together with {what}");
}
