using System.Text;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Settings outside the messages that decide what a prefix is and how long it lives.</summary>
internal sealed record ChatSettings(string Prefix, CacheLifetime Lifetime, bool IsExplicit)
{
    private static readonly string[] PrefixMembers =
        ["prompt_cache_key", "response_format", "parallel_tool_calls", "reasoning_effort", "verbosity", "service_tier"];

    public static ChatSettings Read(JsonElement body, ModelInfo model)
    {
        var prefix = new StringBuilder();
        foreach (var member in PrefixMembers)
            if (TryGet(body, member, out var value))
                prefix.Append(member).Append(' ').Append(value.GetRawText()).Append('\n');
        var hasOptions = TryGet(body, "prompt_cache_options", out var options);
        if (hasOptions && model.Caching != CachingMode.Breakpoints)
            throw OpenAIErrors.Invalid("Unsupported parameter: 'prompt_cache_options' is not supported with this model.", "prompt_cache_options", "unsupported_parameter");
        var hasTtl = TryGet(options, "ttl", out var ttl);
        var hasRetention = TryGet(body, "prompt_cache_retention", out var retention);
        if (hasTtl && hasRetention)
            throw OpenAIErrors.Invalid("'prompt_cache_retention' and 'prompt_cache_options.ttl' cannot both be set.", "prompt_cache_retention", "invalid_value");
        var lifetime = model.Lifetimes[0];
        if (hasTtl)
            lifetime = FindLifetime(ttl, "prompt_cache_options.ttl", model);
        else if (hasRetention && model.Caching == CachingMode.Automatic)
            lifetime = FindLifetime(retention, "prompt_cache_retention", model);
        return new ChatSettings(prefix.ToString(), lifetime, IsExplicitMode(options));
    }

    public static bool TryGet(JsonElement owner, string name, out JsonElement value)
    {
        value = default;
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static bool IsExplicitMode(JsonElement options)
    {
        if (!TryGet(options, "mode", out var mode) || mode.ValueEquals("implicit"u8))
            return false;
        return mode.ValueEquals("explicit"u8)
            ? true
            : throw OpenAIErrors.Invalid($"Invalid value: '{mode}'. Supported values are: 'implicit' and 'explicit'.", "prompt_cache_options.mode", "invalid_value");
    }

    private static CacheLifetime FindLifetime(JsonElement value, string parameter, ModelInfo model) =>
        model.Lifetimes.FirstOrDefault(lifetime => value.ValueKind == JsonValueKind.String && value.ValueEquals(lifetime.Name))
        ?? throw OpenAIErrors.Invalid(
            $"Invalid value: '{value}'. Supported values are: {string.Join(" and ", model.Lifetimes.Select(lifetime => $"'{lifetime.Name}'"))}.", parameter, "invalid_value");
}
