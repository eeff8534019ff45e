using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Answers;

/// <summary>Makes an answer what the request demands: tools that must be called, JSON objects, stop sequences, limits.</summary>
internal static class AnswerFitter
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Fit(ProviderCall call, Answer answer)
    {
        var conversation = call.Conversation;
        answer = answer with { ToolCalls = [.. answer.ToolCalls.Select(tool => tool with { Name = NameAsSent(conversation.Tools, tool.Name) })] };
        if (conversation.Demand == ToolDemand.Forbidden)
            answer = answer with { ToolCalls = [] };
        if (conversation.Demand == ToolDemand.Required && answer.ToolCalls.Count == 0 && Demanded(conversation) is { } tool)
            answer = answer with { Text = "", ToolCalls = [new ToolCall(tool.Name, InputOf(answer.Text, tool))] };
        if (conversation.IsJsonObject && answer.ToolCalls.Count == 0 && !IsJsonObject(answer.Text))
            answer = answer with { Text = new JsonObject { ["answer"] = answer.Text }.ToJsonString(Relaxed) };
        answer = answer.StopAt(call.StopSequences);
        return call.MaxOutputTokens is { } limit ? answer.CutTo((int)(limit / call.Model.TokenScale)) : answer;
    }

    /// <summary>The name under which the request offers a tool: rules may write it as sent or as it is written in C#.</summary>
    private static string NameAsSent(IReadOnlyList<DeclaredTool> tools, string name)
    {
        if (tools.Any(tool => tool.Name == name))
            return name;
        var plain = Plain(name);
        return tools.FirstOrDefault(tool => Plain(tool.Name) == plain || Plain(tool.Name) + "ASYNC" == plain)?.Name ?? name;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static DeclaredTool? Demanded(Conversation conversation) => conversation.DemandedTool is { } name
        ? conversation.Tools.FirstOrDefault(tool => tool.Name == name)
        : conversation.Tools.Count > 0 ? conversation.Tools[0] : null;

    /// <summary>A rule's JSON reply is what the tool is called with; else a sample that fits its schema.</summary>
    private static string InputOf(string text, DeclaredTool tool) =>
        IsJsonObject(text) ? text : tool.Schema is { } schema && SchemaSample.Of(schema) is var sample && IsJsonObject(sample) ? sample : "{}";

    private static bool IsJsonObject(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{'))
            return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
