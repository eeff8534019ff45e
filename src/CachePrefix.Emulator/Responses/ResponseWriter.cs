using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Responses;

/// <summary>Writes a response as one JSON object.</summary>
internal static class ResponseWriter
{
    /// <summary>Settings that a response repeats, and what they are where the request does not say.</summary>
    private static readonly (string Name, string Default)[] Repeated =
    [
        ("instructions", "null"), ("max_output_tokens", "null"), ("max_tool_calls", "null"), ("parallel_tool_calls", "true"), ("previous_response_id", "null"),
        ("prompt_cache_key", "null"), ("prompt_cache_retention", "null"), ("prompt_cache_options", "null"), ("reasoning", """{"effort":null,"summary":null}"""), ("safety_identifier", "null"),
        ("temperature", "1.0"), ("text", """{"format":{"type":"text"},"verbosity":"medium"}"""), ("tool_choice", "\"auto\""), ("tools", "[]"), ("top_logprobs", "0"), ("top_p", "1.0"),
        ("truncation", "\"disabled\""), ("user", "null"), ("metadata", "{}"),
    ];

    public static string FinalStatus(ResponseFacts facts, ResponseShape shape) => facts.Answer.IsCut && !shape.IsPrewarm ? "incomplete" : "completed";

    /// <summary>The items of the answer.</summary>
    public static List<JsonObject> Output(ResponseFacts facts, ResponseShape shape)
    {
        var items = new List<JsonObject>();
        if (facts.Answer.Text.Length > 0)
            items.Add(Message(facts, FinalStatus(facts, shape), [TextPart(facts.Answer.Text)]));
        for (var index = 0; index < facts.Answer.ToolCalls.Count; index++)
            items.Add(FunctionCall(facts, index, "completed", facts.Answer.ToolCalls[index].Input));
        return items;
    }

    public static JsonObject Message(ResponseFacts facts, string status, JsonArray content) => new()
    {
        ["id"] = facts.Id("msg_"),
        ["type"] = "message",
        ["status"] = status,
        ["role"] = "assistant",
        ["content"] = content,
    };

    public static JsonObject TextPart(string text) => new()
    {
        ["type"] = "output_text",
        ["annotations"] = new JsonArray(),
        ["logprobs"] = new JsonArray(),
        ["text"] = text,
    };

    public static JsonObject FunctionCall(ResponseFacts facts, int index, string status, string arguments) => new()
    {
        ["id"] = facts.Id("fc_", index),
        ["type"] = "function_call",
        ["status"] = status,
        ["call_id"] = facts.Id("call_", index),
        ["name"] = facts.Answer.ToolCalls[index].Name,
        ["arguments"] = arguments,
    };

    public static JsonObject Write(ResponseFacts facts, ResponseShape shape, ResponseMemory memory, IEnumerable<JsonObject> output, string status)
    {
        var response = new JsonObject
        {
            ["id"] = facts.Id("resp_"),
            ["object"] = "response",
            ["created_at"] = facts.Start.ToUnixTimeSeconds(),
            ["status"] = status,
            ["background"] = shape.IsBackground,
            ["error"] = null,
            ["incomplete_details"] = status == "incomplete" ? new JsonObject { ["reason"] = "max_output_tokens" } : null,
            ["model"] = shape.Model,
            ["output"] = new JsonArray([.. output.Select(item => item.DeepClone())]),
            ["service_tier"] = shape.ServiceTier,
            ["store"] = shape.IsStored,
        };
        if (memory.State.Conversation is { } conversation)
            response["conversation"] = new JsonObject { ["id"] = conversation.Id };
        foreach (var (name, standard) in Repeated)
            response[name] = JsonNode.Parse(Json.TryGet(shape.Body, name, out var value) ? value.GetRawText() : standard);
        response["usage"] = status is "completed" or "incomplete" ? Usage(facts, shape) : null;
        return response;
    }

    private static JsonObject Usage(ResponseFacts facts, ResponseShape shape)
    {
        var details = new JsonObject { ["cached_tokens"] = facts.Cache.Read };
        if (shape.ReportsWrites)
            details["cache_write_tokens"] = facts.Cache.WrittenShort + facts.Cache.WrittenLong;
        return new JsonObject
        {
            ["input_tokens"] = facts.Cache.Total,
            ["input_tokens_details"] = details,
            ["output_tokens"] = facts.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
            ["total_tokens"] = facts.Cache.Total + facts.OutputTokens,
        };
    }
}
