using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Reads the tools of a request and whether they must be called, and refuses what Anthropic refuses.</summary>
internal static partial class ToolRules
{
    public static Conversation AddTo(Conversation conversation, JsonElement body, ModelInfo model)
    {
        var tools = Read(body);
        if (!Json.TryGet(body, "tool_choice", out var choice))
            return conversation with { Tools = tools };
        var type = Json.Text(choice, "type");
        if (type is not ("auto" or "any" or "tool" or "none"))
            throw AnthropicErrors.Invalid($"tool_choice: Input tag '{type}' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'");
        if (type is "any" or "tool")
            CheckForced(body, model, choice, type);
        return conversation with
        {
            Tools = tools,
            Demand = type switch { "any" or "tool" => ToolDemand.Required, "none" => ToolDemand.Forbidden, _ => ToolDemand.Free },
            DemandedTool = type == "tool" ? Json.Text(choice, "name") : null,
        };
    }

    public static void Check(JsonElement body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        var hasDirect = false;
        foreach (var tool in Json.Items(body, "tools"))
        {
            if (tool.ValueKind != JsonValueKind.Object)
                throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"tools.{index}: Input should be an object"));
            if (Json.TryGet(tool, "type", out var type) && type.ValueKind != JsonValueKind.String)
                throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"tools.{index}.type: Input should be a valid string"));
            if (Json.Text(tool, "type") is null or "custom")
                CheckCustom(tool, string.Create(CultureInfo.InvariantCulture, $"tools.{index}.custom"));
            if (Json.Text(tool, "name") is { } name && !names.Add(name))
                throw AnthropicErrors.Invalid("tools: Tool names must be unique.");
            hasDirect |= !Json.IsTrue(tool, "defer_loading");
            index++;
        }

        if (index > 0 && !hasDirect)
            throw AnthropicErrors.Invalid("At least one tool must have defer_loading=false. All tools cannot be deferred.");
    }

    private static void CheckCustom(JsonElement tool, string at)
    {
        foreach (var member in tool.EnumerateObject())
            if (!MemberSets.AnthropicTool.Contains(member.Name))
                throw AnthropicErrors.Extra($"{at}.{member.Name}");
        if (!Json.TryGet(tool, "name", out var name))
            throw AnthropicErrors.Invalid($"{at}.name: Field required");
        if (name.ValueKind != JsonValueKind.String || !ToolName().IsMatch(name.GetString()!))
            throw AnthropicErrors.Invalid($"{at}.name: String should match pattern '^[a-zA-Z0-9_-]{{1,128}}$'");
        if (!Json.TryGet(tool, "input_schema", out var schema))
            throw AnthropicErrors.Invalid($"{at}.input_schema: Field required");
        if (schema.ValueKind != JsonValueKind.Object)
            throw AnthropicErrors.Invalid($"{at}.input_schema: Input should be a valid dictionary");
        if (Json.Text(schema, "type") is not "object")
            throw AnthropicErrors.Invalid($"{at}.input_schema.type: {(Json.TryGet(schema, "type", out _) ? "Input should be 'object'" : "Field required")}");
        if (Json.IsTrue(tool, "defer_loading") && Json.TryGet(tool, "cache_control", out _))
            throw AnthropicErrors.Invalid($"{at}: Tools with defer_loading cannot have cache_control set.");
    }

    private static void CheckForced(JsonElement body, ModelInfo model, JsonElement choice, string type)
    {
        if (ModelTraits.Has(model, ModelTrait.NoForcedTools))
            throw AnthropicErrors.Invalid($"tool_choice.type '{type}' is not supported on this model");
        if (PromptSettings.IsThinking(body))
            throw AnthropicErrors.Invalid("Thinking may not be enabled when tool_choice forces tool use.");
        if (!Json.Items(body, "tools").Any())
            throw AnthropicErrors.Invalid("tool_choice: Tool choice may only be specified while providing tools");
        if (type == "tool" && Json.Text(choice, "name") is var name && Json.Items(body, "tools").All(tool => Json.Text(tool, "name") != name))
            throw AnthropicErrors.Invalid(name is null ? "tool_choice.tool.name: Field required" : $"tool_choice: Tool '{name}' not found in provided tools");
    }

    private static List<DeclaredTool> Read(JsonElement body) => [.. Json.Items(body, "tools")
        .Where(tool => Json.Text(tool, "type") is null or "custom")
        .Select(tool => new DeclaredTool(Json.Text(tool, "name")!, Json.TryGet(tool, "input_schema", out var schema) ? schema.GetRawText() : null))];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,128}$")]
    private static partial Regex ToolName();
}
