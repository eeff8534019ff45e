using System.Text.Json;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>What a request that only warms the cache, with <c>max_tokens: 0</c>, may not contain.</summary>
internal static class PrewarmRules
{
    public static void Check(JsonElement body, bool stream)
    {
        if (stream)
            throw Error("stream");
        if (PromptSettings.IsThinking(body))
            throw Error("thinking");
        if (PromptSettings.TryGet(body, "output_config", out var output) && PromptSettings.TryGet(output, "format", out _))
            throw Error("output_config.format");
        if (PromptSettings.TryGet(body, "tool_choice", out var choice) && PromptSettings.TryGet(choice, "type", out var type)
            && (type.ValueEquals("tool"u8) || type.ValueEquals("any"u8)))
            throw Error($"tool_choice.type='{type.GetString()}'");
    }

    private static ProviderError Error(string what) => AnthropicErrors.Invalid($"max_tokens: 0 is not supported together with {what}");
}
