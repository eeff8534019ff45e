using System.Text;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Settings outside the messages that decide what a prefix is and how long it lives.</summary>
internal sealed record CacheSettings(string Prefix, CacheLifetime Lifetime, bool IsExplicit)
{
    /// <summary>The effort that a request gets without asking, where the catalogue names no other.</summary>
    private const string CommonEffort = "medium";

    /// <summary>Reads the settings.</summary>
    /// <param name="body">The request.</param>
    /// <param name="model">The model.</param>
    /// <param name="format">The form asked for: <c>response_format</c> in Chat Completions, <c>text.format</c> in Responses.</param>
    /// <param name="effort">How much to reason.</param>
    /// <param name="verbosity">How much to say.</param>
    public static CacheSettings Read(JsonElement body, ModelInfo model, JsonElement format, string? effort, string? verbosity)
    {
        var prefix = new StringBuilder();
        void Add(string name, string value) => prefix.Append(name).Append(' ').Append(value).Append('\n');
        if (Json.Text(body, "prompt_cache_key") is { } key)
            Add("key", key);
        if (format.ValueKind == JsonValueKind.Object && Json.Text(format, "type") is not "text")
            Add("format", format.GetRawText());
        if (Json.TryGet(body, "parallel_tool_calls", out var parallel) && parallel.ValueKind == JsonValueKind.False)
            Add("parallel", "false");
        if (effort is not null && effort != (model.DefaultEffort ?? CommonEffort))
            Add("effort", effort);
        if (verbosity is not (null or "medium"))
            Add("verbosity", verbosity);
        if (ServiceTiers.Read(body) is not ServiceTiers.Default and { } tier)
            Add("tier", tier);
        return ReadLifetime(body, model) with { Prefix = prefix.ToString() };
    }

    public static CacheLifetime FindLifetime(JsonElement value, string parameter, ModelInfo model) =>
        model.Lifetimes.FirstOrDefault(lifetime => Json.IsString(value, lifetime.Name))
        ?? throw OpenAIErrors.Invalid(
            $"Invalid value: '{value}'. Supported values are: {string.Join(" and ", model.Lifetimes.Select(lifetime => $"'{lifetime.Name}'"))}.", parameter, "invalid_value");

    private static CacheSettings ReadLifetime(JsonElement body, ModelInfo model)
    {
        var hasOptions = Json.TryGet(body, "prompt_cache_options", out var options);
        if (hasOptions && model.Caching != CachingMode.Breakpoints)
            throw OpenAIErrors.Invalid("Unsupported parameter: 'prompt_cache_options' is not supported with this model.", "prompt_cache_options", "unsupported_parameter");
        if (hasOptions && options.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType("prompt_cache_options", "an object", options);
        var hasTtl = Json.TryGet(options, "ttl", out var ttl);
        var hasRetention = Json.TryGet(body, "prompt_cache_retention", out var retention);
        if (hasTtl && hasRetention)
            throw OpenAIErrors.Invalid("'prompt_cache_retention' and 'prompt_cache_options.ttl' cannot both be set.", "prompt_cache_retention", "invalid_value");
        var lifetime = model.Lifetimes.Count > 0 ? model.Lifetimes[0] : new CacheLifetime("default", TimeSpan.FromMinutes(5));
        if (hasTtl)
            lifetime = FindLifetime(ttl, "prompt_cache_options.ttl", model);
        else if (hasRetention && model.Caching == CachingMode.Automatic)
            lifetime = FindLifetime(retention, "prompt_cache_retention", model);
        return new CacheSettings("", lifetime, IsExplicitMode(options));
    }

    private static bool IsExplicitMode(JsonElement options)
    {
        if (!Json.TryGet(options, "mode", out var mode) || Json.IsString(mode, "implicit"))
            return false;
        return Json.IsString(mode, "explicit")
            ? true
            : throw OpenAIErrors.Invalid($"Invalid value: '{mode}'. Supported values are: 'implicit' and 'explicit'.", "prompt_cache_options.mode", "invalid_value");
    }
}
