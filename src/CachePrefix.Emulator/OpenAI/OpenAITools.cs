using System.Text.Json;
using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Reads the tools of a request and whether they must be called.</summary>
internal static class OpenAITools
{
    /// <summary>Adds the tools to what rules look at.</summary>
    /// <param name="conversation">What rules look at.</param>
    /// <param name="body">The request.</param>
    /// <param name="wrapper">The member of a tool that holds its definition; <see langword="null"/> where the tool itself does.</param>
    public static Conversation AddTo(Conversation conversation, JsonElement body, string? wrapper)
    {
        var tools = Json.Items(body, "tools").Select(tool => Declared(tool, wrapper)).OfType<DeclaredTool>().ToList();
        if (!Json.TryGet(body, "tool_choice", out var choice))
            return conversation with { Tools = tools };
        var demand = choice.ValueKind == JsonValueKind.String ? OfMode(choice.GetString()) : ToolDemand.Required;
        string? name = null;
        if (choice.ValueKind == JsonValueKind.Object)
        {
            if (Json.Text(choice, "type") is "allowed_tools")
                return WithAllowed(conversation, choice, tools);
            name = Json.Text(wrapper is not null && Json.TryGet(choice, wrapper, out var own) ? own : choice, "name");
            if (name is not null && tools.All(tool => tool.Name != name))
                throw OpenAIErrors.Invalid($"Tool choice '{name}' not found in 'tools' parameter.", "tool_choice");
        }

        if (demand == ToolDemand.Required && !Json.Items(body, "tools").Any())
            throw OpenAIErrors.Invalid("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice");
        return conversation with { Tools = tools, Demand = demand, DemandedTool = name };
    }

    private static Conversation WithAllowed(Conversation conversation, JsonElement choice, List<DeclaredTool> tools)
    {
        var allowed = Json.TryGet(choice, "allowed_tools", out var inner) ? inner : choice;
        var names = Json.Items(allowed, "tools").Select(tool => Json.Text(tool, "name") ?? (Json.TryGet(tool, "function", out var own) ? Json.Text(own, "name") : null)).ToHashSet();
        return conversation with { Tools = [.. tools.Where(tool => names.Contains(tool.Name))], Demand = OfMode(Json.Text(allowed, "mode")) };
    }

    private static ToolDemand OfMode(string? mode) => mode switch
    {
        "none" => ToolDemand.Forbidden,
        "required" => ToolDemand.Required,
        "auto" => ToolDemand.Free,
        _ => throw OpenAIErrors.Invalid($"Invalid value: '{mode}'. Supported values are: 'none', 'auto', and 'required'.", "tool_choice", "invalid_value"),
    };

    private static DeclaredTool? Declared(JsonElement tool, string? wrapper)
    {
        if (wrapper is not null && !Json.TryGet(tool, wrapper, out tool))
            return null;
        return Json.Text(tool, "name") is { } name ? new DeclaredTool(name, Json.TryGet(tool, "parameters", out var schema) ? schema.GetRawText() : null) : null;
    }
}
