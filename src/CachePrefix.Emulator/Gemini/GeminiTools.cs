using System.Text.Json;
using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Reads the functions of a request and whether they must be called.</summary>
internal static class GeminiTools
{
    public static List<DeclaredTool> Read(JsonElement body) =>
        [.. Proto.Items(body, "tools").SelectMany(tool => Proto.Items(tool, "functionDeclarations")).Select(function => new DeclaredTool(
            Json.Text(function, "name") ?? throw GeminiErrors.Invalid("* GenerateContentRequest.tools[0].function_declarations[0].name: Invalid function name. Must start with a letter or an underscore."),
            Proto.TryGet(function, "parameters", out var schema) || Proto.TryGet(function, "parametersJsonSchema", out schema) ? schema.GetRawText() : null))];

    public static Conversation AddTo(Conversation conversation, JsonElement body, IReadOnlyList<DeclaredTool> tools)
    {
        if (!Proto.TryGet(body, "toolConfig", out var config) || !Proto.TryGet(config, "functionCallingConfig", out var calling))
            return conversation with { Tools = tools };
        var mode = Json.Text(calling, "mode")?.ToUpperInvariant();
        var allowed = Proto.Items(calling, "allowedFunctionNames").Select(name => name.GetString()).ToHashSet();
        foreach (var name in allowed)
            if (tools.All(tool => tool.Name != name))
                throw GeminiErrors.Invalid($"allowed_function_names should be a subset of the declared functions; '{name}' is not declared.");
        return conversation with
        {
            Tools = allowed.Count == 0 ? tools : [.. tools.Where(tool => allowed.Contains(tool.Name))],
            Demand = mode switch { "ANY" => ToolDemand.Required, "NONE" => ToolDemand.Forbidden, _ => ToolDemand.Free },
        };
    }
}
