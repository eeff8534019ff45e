using System.Text.Json;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>What Anthropic refuses before it looks at the prompt: unknown members, wrong types, settings that a model or an API version does not take.</summary>
internal static class RequestRules
{
    private const string SamplingRemoved = "2026-10-21";
    private const int FewestBudgetTokens = 1_024;

    public static void Check(JsonElement body, ModelInfo model, string version)
    {
        foreach (var member in body.EnumerateObject())
            if (!MemberSets.AnthropicRequest.Contains(member.Name))
                throw AnthropicErrors.Extra(member.Name);
        foreach (var name in new[] { "metadata", "thinking", "output_config", "tool_choice", "diagnostics", "context_management" })
            if (Json.TryGet(body, name, out var value) && value.ValueKind != JsonValueKind.Object)
                throw AnthropicErrors.Invalid($"{name}: Input should be a valid dictionary or object to extract fields from");
        foreach (var name in new[] { "tools", "stop_sequences", "mcp_servers", "betas" })
            if (Json.TryGet(body, name, out var value) && value.ValueKind != JsonValueKind.Array)
                throw AnthropicErrors.Invalid($"{name}: Input should be a valid list");
        if (Json.TryGet(body, "stream", out var stream) && stream.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw AnthropicErrors.Invalid("stream: Input should be a valid boolean");
        if (Json.TryGet(body, "speed", out _) && Json.Text(body, "speed") is not ("standard" or "fast"))
            throw AnthropicErrors.Invalid("speed: Input should be 'standard' or 'fast'");
        if (Json.TryGet(body, "service_tier", out _) && Json.Text(body, "service_tier") is not ("auto" or "standard_only" or "priority" or "priority_on_demand" or "standard" or "batch"))
            throw AnthropicErrors.Invalid("service_tier: Input should be 'auto' or 'standard_only'");
        CheckSampling(body, version);
        CheckThinking(body, model);
        CheckOutput(body, model);
    }

    private static void CheckSampling(JsonElement body, string version)
    {
        foreach (var name in new[] { "temperature", "top_p", "top_k" })
        {
            if (!Json.TryGet(body, name, out var value))
                continue;
            if (string.CompareOrdinal(version, SamplingRemoved) >= 0 && char.IsAsciiDigit(version[0]))
                throw AnthropicErrors.Extra(name);
            if (value.ValueKind != JsonValueKind.Number)
                throw AnthropicErrors.Invalid($"{name}: Input should be a valid number");
        }

        if (Json.TryGet(body, "temperature", out var temperature) && temperature.GetDouble() is not (>= 0 and <= 1))
            throw AnthropicErrors.Invalid("temperature: range: 0..1");
        if (Json.TryGet(body, "temperature", out temperature) && temperature.GetDouble() != 1 && PromptSettings.IsThinking(body))
            throw AnthropicErrors.Invalid("`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking");
    }

    private static void CheckThinking(JsonElement body, ModelInfo model)
    {
        if (!Json.TryGet(body, "thinking", out var thinking))
            return;
        var type = Json.Text(thinking, "type");
        switch (type)
        {
            case "adaptive" when ModelTraits.Has(model, ModelTrait.NoAdaptiveThinking):
                throw AnthropicErrors.Invalid("adaptive thinking is not supported on this model");
            case "disabled" when ModelTraits.Has(model, ModelTrait.NoDisabledThinking):
                throw AnthropicErrors.Invalid("\"thinking.type.disabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.");
            case "enabled" when ModelTraits.Has(model, ModelTrait.NoBudgetThinking):
                throw AnthropicErrors.Invalid("\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.");
            case "enabled":
                CheckBudget(body, thinking);
                break;
            case not ("adaptive" or "disabled"):
                throw AnthropicErrors.Invalid($"thinking: Input tag '{type}' found using 'type' does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'");
        }
    }

    private static void CheckBudget(JsonElement body, JsonElement thinking)
    {
        if (!Json.TryGet(thinking, "budget_tokens", out var value))
            throw AnthropicErrors.Invalid("thinking.enabled.budget_tokens: Field required");
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var budget))
            throw AnthropicErrors.Invalid("thinking.enabled.budget_tokens: Input should be a valid integer");
        if (budget < FewestBudgetTokens)
            throw AnthropicErrors.Invalid($"thinking.enabled.budget_tokens: Input should be greater than or equal to {FewestBudgetTokens}");
        if (Json.TryGet(body, "max_tokens", out var max) && max.ValueKind == JsonValueKind.Number && max.TryGetInt32(out var limit) && limit > 0 && limit <= budget)
            throw AnthropicErrors.Invalid("`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size");
    }

    private static void CheckOutput(JsonElement body, ModelInfo model)
    {
        if (!Json.TryGet(body, "output_config", out var output))
            return;
        if (Json.TryGet(output, "effort", out _))
        {
            if (ModelTraits.Has(model, ModelTrait.NoEffort))
                throw AnthropicErrors.Invalid("This model does not support the effort parameter.");
            if (Json.Text(output, "effort") is not ("low" or "medium" or "high" or "xhigh" or "max"))
                throw AnthropicErrors.Invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
        }

        if (!Json.TryGet(output, "format", out var format))
            return;
        if (format.ValueKind != JsonValueKind.Object || (Json.TryGet(format, "schema", out var schema) && schema.ValueKind != JsonValueKind.Object))
            throw AnthropicErrors.Invalid("output_config.format.schema: Input should be a valid dictionary");
    }
}
