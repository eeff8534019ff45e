using System.Text.Json.Nodes;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Responses;

/// <summary>Writes a response as server-sent events.</summary>
internal sealed class ResponseStream
{
    private readonly List<byte[]> _events = [];

    public static ProviderResponse Write(ResponseFacts facts, ResponseShape shape, ResponseMemory memory, IReadOnlyList<JsonObject> output)
    {
        var stream = new ResponseStream();
        stream.Add("response.created", new JsonObject { ["response"] = ResponseWriter.Write(facts, shape, memory, [], "in_progress") });
        stream.Add("response.in_progress", new JsonObject { ["response"] = ResponseWriter.Write(facts, shape, memory, [], "in_progress") });
        for (var index = 0; index < output.Count; index++)
            if ((string?)output[index]["type"] == "message")
                stream.AddMessage(facts, index, output[index]);
            else
                stream.AddFunctionCall(facts, index, output[index], facts.Answer.ToolCalls.Count - output.Count + index);
        var status = ResponseWriter.FinalStatus(facts, shape);
        stream.Add($"response.{status}", new JsonObject { ["response"] = ResponseWriter.Write(facts, shape, memory, output, status) });
        return new ProviderResponse(IsStream: true, stream._events);
    }

    private void AddMessage(ResponseFacts facts, int index, JsonObject item)
    {
        var text = facts.Answer.Text;
        Add("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = ResponseWriter.Message(facts, "in_progress", []) });
        Add("response.content_part.added", At(index, facts, new JsonObject { ["part"] = ResponseWriter.TextPart("") }));
        foreach (var piece in facts.Answer.Pieces())
            Add("response.output_text.delta", At(index, facts, new JsonObject { ["delta"] = piece, ["logprobs"] = new JsonArray() }));
        Add("response.output_text.done", At(index, facts, new JsonObject { ["text"] = text, ["logprobs"] = new JsonArray() }));
        Add("response.content_part.done", At(index, facts, new JsonObject { ["part"] = ResponseWriter.TextPart(text) }));
        Add("response.output_item.done", new JsonObject { ["output_index"] = index, ["item"] = item.DeepClone() });
    }

    private void AddFunctionCall(ResponseFacts facts, int index, JsonObject item, int call)
    {
        var arguments = facts.Answer.ToolCalls[call].Input;
        var half = TokenEstimate.IndexAfter(arguments, 0, TokenEstimate.Of(arguments).Likely / 2, out _);
        var id = facts.Id("fc_", call);
        Add("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = ResponseWriter.FunctionCall(facts, call, "in_progress", "") });
        foreach (var piece in new[] { arguments[..half], arguments[half..] })
            Add("response.function_call_arguments.delta", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["delta"] = piece });
        Add("response.function_call_arguments.done", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["name"] = facts.Answer.ToolCalls[call].Name, ["arguments"] = arguments });
        Add("response.output_item.done", new JsonObject { ["output_index"] = index, ["item"] = item.DeepClone() });
    }

    private static JsonObject At(int index, ResponseFacts facts, JsonObject data)
    {
        data["item_id"] = facts.Id("msg_");
        data["output_index"] = index;
        data["content_index"] = 0;
        return data;
    }

    private void Add(string type, JsonObject data)
    {
        data.Insert(0, "type", type);
        data.Insert(1, "sequence_number", _events.Count);
        _events.Add(JsonBytes.Write($"event: {type}\ndata: ", writer => data.WriteTo(writer), "\n\n"));
    }
}
