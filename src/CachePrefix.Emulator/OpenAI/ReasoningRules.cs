using System.Text.Json;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Sampling settings that reasoning models refuse unless they do not reason.</summary>
internal static class ReasoningRules
{
    private static readonly (string Name, double Default)[] Sampling =
        [("temperature", 1), ("top_p", 1), ("presence_penalty", 0), ("frequency_penalty", 0)];

    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    public static void Check(JsonElement body, ModelInfo model, string? effort, string effortPath)
    {
        if (effort is not null && !Efforts.Contains(effort))
            throw OpenAIErrors.Invalid($"Invalid value: '{effort}'. Supported values are: {string.Join(", ", Efforts.Select(name => $"'{name}'"))}.", effortPath, "invalid_value");
        if (!ModelTraits.Has(model, ModelTrait.FixedSampling))
        {
            if (effort is not null)
                throw OpenAIErrors.Unsupported(effortPath);
            return;
        }

        if (effort == "none")
            return;
        foreach (var (name, standard) in Sampling)
            if (Json.TryGet(body, name, out var value) && !(value.ValueKind == JsonValueKind.Number && value.GetDouble() == standard))
                throw OpenAIErrors.Invalid($"Unsupported value: '{name}' does not support {value} with this model. Only the default ({standard}) value is supported.", name, "unsupported_value");
        foreach (var name in new[] { "logit_bias", "logprobs", "top_logprobs" })
            if (Json.TryGet(body, name, out var value) && !IsOff(value))
                throw OpenAIErrors.Unsupported(name);
    }

    private static bool IsOff(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False => true,
        JsonValueKind.Number => value.GetDouble() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };
}
